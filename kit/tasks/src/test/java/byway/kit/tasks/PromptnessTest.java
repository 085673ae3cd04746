package byway.kit.tasks;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Context;
import byway.kit.tasks.Shelf.Book;
import byway.kit.testing.TestInfrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Nobody looks all the time, and what is due is begun all the same when it is. Each test has three
 * tasks, so that one that came by chance as somebody looked proves nothing.
 */
class PromptnessTest {
  private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.fresh();
  private static final InstantSource CLOCK = InstantSource.system();
  private final UUID tenant = UUID.randomUUID();
  private final Shelf shelf = new Shelf(INFRASTRUCTURE.databases(), new Tasks(CLOCK));
  private final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();

  @AfterEach
  void clear() {
    shelf.clear();
  }

  @AfterAll
  static void close() {
    INFRASTRUCTURE.close();
  }

  private TaskScheduler process(Worker worker) {
    var service =
        ServiceTasks.of(List.of(worker.duties()), CLOCK, new SimpleMeterRegistry())
            .iterator()
            .next();
    var process = new TaskScheduler(service, CLOCK, shelf.tasks);
    process.start();
    return process;
  }

  private void put(String title, Duration later) {
    Context.platform(tenant)
        .run(
            () ->
                shelf.change(
                    tx ->
                        shelf.tasks.put(
                            tx, Shelf.LEND, title, new Book(title), CLOCK.instant().plus(later))));
  }

  @Test
  void what_is_put_is_begun_at_once() throws Exception {
    try (var ignored = process(shelf.does(book -> begun.add(book.title())))) {
      long took = 0;
      for (var title : List.of("Emma", "Ulysses", "Dracula")) {
        long before = System.nanoTime();
        put(title, Duration.ZERO);
        assertThat(begun.poll(60, SECONDS)).isEqualTo(title);
        took += System.nanoTime() - before;
      }
      assertLessThanLooking(took);
    }
  }

  @Test
  void what_is_put_for_later_is_begun_then() throws Exception {
    try (var ignored = process(shelf.does(book -> begun.add(book.title())))) {
      long took = 0;
      for (var title : List.of("Emma", "Ulysses", "Dracula")) {
        long before = System.nanoTime();
        put(title, Duration.ofMillis(300));
        assertThat(begun.poll(60, SECONDS)).isEqualTo(title);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(300_000_000L);
        took += System.nanoTime() - before;
      }
      assertLessThanLooking(took);
    }
  }

  @Test
  void what_failed_is_tried_again_when_its_delay_is_over() throws Exception {
    var tries = new CountDownLatch(4);
    var kind =
        Shelf.LEND.with(
            new Attempts(
                9, Duration.ofMillis(100), 1, Duration.ofMillis(100), Duration.ofMinutes(1)));
    try (var ignored =
        process(
            shelf.does(
                kind,
                book -> {
                  tries.countDown();
                  throw new IllegalStateException("not yet");
                }))) {
      long before = System.nanoTime();
      put("Emma", Duration.ZERO);
      assertThat(tries.await(60, SECONDS)).isTrue();
      assertLessThanLooking(System.nanoTime() - before);
    }
  }

  @Test
  void what_was_left_by_a_process_that_is_gone_is_begun_when_it_is_due() throws Exception {
    for (var title : List.of("Emma", "Ulysses", "Dracula")) {
      put(title, Duration.ofMillis(300));
    }
    long before = System.nanoTime();
    try (var ignored = process(shelf.does(book -> begun.add(book.title())))) {
      for (int i = 0; i < 3; i++) {
        assertThat(begun.poll(60, SECONDS)).isNotNull();
      }
      assertLessThanLooking(System.nanoTime() - before);
    }
  }

  /** Three of them by looking alone would have taken twice as long in the middle. */
  private static void assertLessThanLooking(long nanos) {
    assertThat(NANOSECONDS.toMillis(nanos)).isLessThan(TaskScheduler.LOOK_EVERY.toMillis());
  }

  @Test
  void what_one_process_finds_every_process_tells() {
    Worker counts =
        () ->
            new Duties(shelf)
                .telling(
                    RecurringTask.every("count", Duration.ofHours(1)),
                    "byway_shelf_books",
                    found -> found.tell(found.last() + 3));
    var clock = INFRASTRUCTURE.clock;
    var one = new SimpleMeterRegistry();
    var other = new SimpleMeterRegistry();
    var first = new TasksByHand(clock, one, counts);
    var second = new TasksByHand(clock, other, counts);
    clock.advance(Duration.ofHours(2));
    assertThat(first.doDue()).isOne();
    assertThat(second.doDue()).as("once in the installation").isZero();
    clock.advance(Duration.ofHours(2));
    assertThat(second.doDue()).isOne();
    first.keepHouse();
    second.keepHouse();
    assertThat(one.get("byway_shelf_books").gauge().value()).isEqualTo(6);
    assertThat(other.get("byway_shelf_books").gauge().value()).isEqualTo(6);
  }

  @Test
  void what_is_to_be_done_soon_after_a_start_is_done_then_and_at_its_usual_time() {
    Worker proves =
        () ->
            new Duties(shelf)
                .recurring(
                    RecurringTask.every("prove", Duration.ofDays(1))
                        .afterStart(Duration.ofSeconds(20)),
                    () -> begun.add("proof"));
    var clock = INFRASTRUCTURE.clock;
    var first = new TasksByHand(clock, proves);
    assertThat(first.doDue()).isZero();
    clock.advance(Duration.ofSeconds(20));
    assertThat(first.doDue()).isOne();
    clock.advance(Duration.ofHours(23));
    assertThat(first.doDue()).isZero();
    var second = new TasksByHand(clock, proves);
    clock.advance(Duration.ofSeconds(20));
    assertThat(second.doDue()).isOne();
    clock.advance(Duration.ofDays(1));
    assertThat(first.doDue()).isOne();
    assertThat(begun).hasSize(3);
  }
}
