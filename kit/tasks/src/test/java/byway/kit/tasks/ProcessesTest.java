package byway.kit.tasks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Context;
import byway.kit.tasks.Shelf.Book;
import byway.kit.testing.TestInfrastructure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several processes, and such as end in the middle or lose their way in time. */
class ProcessesTest {
  /** After which a process that is not heard of is dead, as the library's hand-moved one has it. */
  static final Duration DEAD = Duration.ofSeconds(61);

  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  final UUID tenant = UUID.randomUUID();
  final List<String> done = new ArrayList<>();
  Shelf shelf;

  @BeforeEach
  void open() {
    shelf = new Shelf(infrastructure.databases(), new Tasks(infrastructure.clock));
  }

  @AfterEach
  void clear() {
    shelf.clear();
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void what_a_process_had_begun_that_was_killed_is_done_by_another() throws Exception {
    put("Emma");
    var ended = CrashingProcess.run(infrastructure);
    assertThat(ended.status()).as(ended.said()).isEqualTo(CrashingProcess.STATUS);
    assertThat(shelf.kept("picked")).isOne();

    var hands = hands();
    hands.takeOverFromDead();
    assertThat(hands.doDue()).isZero();
    infrastructure.clock.advance(DEAD);
    hands.takeOverFromDead();
    infrastructure.clock.advance(Duration.ofMinutes(1));
    assertThat(hands.doDue()).isOne();
    assertThat(infrastructure.as(tenant, shelf::noted)).containsExactly("Emma", "Emma");
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void a_task_that_ends_its_process_each_time_is_stuck_at_last() {
    var kind =
        Shelf.LEND.with(
            new Attempts(2, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), Duration.ofHours(1)));
    Context.platform(tenant).run(() -> shelf.lend(kind, "poison"));
    var killed =
        "update scheduled_tasks set picked = true, picked_by = 'gone', last_heartbeat = :now";
    var hands =
        new TasksByHand(infrastructure.clock, shelf.does(kind, book -> done.add(book.title())));
    for (int i = 0; i < 2; i++) {
      infrastructure.as(
          tenant,
          () ->
              shelf.write(
                  tx -> tx.update(killed).bind("now", infrastructure.clock.instant()).execute()));
      infrastructure.clock.advance(DEAD);
      hands.takeOverFromDead();
    }
    assertThat(hands.doDue()).isZero();
    var stuck =
        new StuckTasks(
            List.of(shelf), shelf.tasks, infrastructure.clock, new SimpleMeterRegistry());
    assertThat(infrastructure.as(tenant, stuck::list).first())
        .extracting(StuckTask::code)
        .containsExactly("process_ended");
  }

  @Test
  void what_a_slow_process_says_that_was_taken_for_dead_changes_nothing() {
    put("Emma");
    var other = hands();
    var slow =
        new TasksByHand(
            infrastructure.clock,
            shelf.does(
                book -> {
                  infrastructure.clock.advance(DEAD);
                  other.takeOverFromDead();
                }));
    slow.doDue();
    assertThat(shelf.kept()).isOne();
    infrastructure.clock.advance(Duration.ofMinutes(1));
    assertThat(other.doDue()).isOne();
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void a_clock_that_leaps_does_not_make_a_process_doubt_its_own_work() {
    put("Emma");
    var itself = new ArrayList<TasksByHand>();
    itself.add(
        new TasksByHand(
            infrastructure.clock,
            shelf.does(
                book -> {
                  done.add(book.title());
                  infrastructure.clock.advance(Duration.ofDays(1));
                  itself.getFirst().takeOverFromDead();
                })));
    assertThat(itself.getFirst().doDue()).isOne();
    assertThat(done).containsExactly("Emma");
    assertThat(shelf.kept()).isZero();
  }

  @Test
  void after_a_clock_went_back_nothing_waits_for_that_time_to_come_again() {
    put("Emma");
    var turns = new AtomicInteger();
    Worker worker =
        () ->
            new Duties(shelf)
                .on(
                    Shelf.LEND,
                    book -> {
                      done.add(book.title());
                      if (done.size() == 1) {
                        throw new IllegalStateException("not yet");
                      }
                    })
                .recurring(
                    RecurringTask.every("dust", Duration.ofMinutes(5)), turns::incrementAndGet);
    var truth = infrastructure.clock.instant();
    infrastructure.clock.advance(Duration.ofDays(365));
    var hands = new TasksByHand(infrastructure.clock, worker);
    hands.doDue();
    hands.keepHouse();
    infrastructure.clock.set(truth);
    hands.keepHouse();
    infrastructure.clock.advance(Duration.ofHours(1));
    hands.doDue();
    assertThat(done).containsExactly("Emma", "Emma");
    assertThat(turns.get()).isOne();
  }

  @Test
  void what_recurs_is_done_once_in_the_installation_and_not_once_a_process() {
    var turns = new AtomicInteger();
    var dust = RecurringTask.every("dust", Duration.ofMinutes(5));
    Worker worker = () -> new Duties(shelf).recurring(dust, turns::incrementAndGet);
    var processes =
        List.of(
            new TasksByHand(infrastructure.clock, worker),
            new TasksByHand(infrastructure.clock, worker),
            new TasksByHand(infrastructure.clock, worker));
    processes.forEach(TasksByHand::doDue);
    assertThat(turns.get()).isZero();
    for (int turn = 1; turn <= 4; turn++) {
      infrastructure.clock.advance(Duration.ofMinutes(5));
      processes.forEach(TasksByHand::doDue);
      assertThat(turns.get()).isEqualTo(turn);
    }
    infrastructure.clock.advance(Duration.ofDays(1));
    processes.forEach(TasksByHand::doDue);
    assertThat(turns.get()).isEqualTo(5);
  }

  @Test
  void what_recurs_and_fails_is_tried_again_listed_and_comes_again_all_the_same() {
    var tries = new AtomicInteger();
    var well = new AtomicInteger();
    var attempts =
        new Attempts(2, Duration.ofSeconds(10), 1, Duration.ofSeconds(10), Duration.ofMinutes(1));
    var dust = RecurringTask.every("dust", Duration.ofMinutes(5)).with(attempts);
    Worker worker =
        () ->
            new Duties(shelf)
                .recurring(
                    dust,
                    () -> {
                      tries.incrementAndGet();
                      if (well.get() == 0) {
                        throw new IllegalStateException("no broom");
                      }
                    });
    var hands = new TasksByHand(infrastructure.clock, worker);
    var stuck =
        new StuckTasks(
            List.of(shelf), shelf.tasks, infrastructure.clock, new SimpleMeterRegistry());
    infrastructure.clock.advance(Duration.ofMinutes(5));
    hands.doDue();
    assertThat(list(stuck)).isEmpty();
    infrastructure.clock.advance(Duration.ofSeconds(10));
    hands.doDue();
    assertThat(tries.get()).isEqualTo(2);
    assertThat(list(stuck)).extracting(StuckTask::task, StuckTask::recurs).hasSize(1);
    infrastructure.clock.advance(Duration.ofMinutes(5));
    well.set(1);
    hands.doDue();
    assertThat(tries.get()).isEqualTo(3);
    assertThat(list(stuck)).isEmpty();
  }

  @Test
  void a_schedule_that_was_made_shorter_holds_from_the_next_start() {
    var turns = new AtomicInteger();
    Worker rare =
        () ->
            new Duties(shelf)
                .recurring(
                    RecurringTask.every("dust", Duration.ofDays(30)), turns::incrementAndGet);
    Worker often =
        () ->
            new Duties(shelf)
                .recurring(
                    RecurringTask.every("dust", Duration.ofHours(1)), turns::incrementAndGet);
    new TasksByHand(infrastructure.clock, rare).doDue();
    var hands = new TasksByHand(infrastructure.clock, often);
    infrastructure.clock.advance(Duration.ofHours(1));
    hands.doDue();
    assertThat(turns.get()).isOne();
  }

  @Test
  void two_processes_share_the_work_and_never_do_one_twice_at_once() throws Exception {
    int all = 300;
    var left = new CountDownLatch(all);
    var times = new ConcurrentHashMap<String, AtomicInteger>();
    var aIsAtIt = new CountDownLatch(1);
    var bIsAtIt = new CountDownLatch(1);
    try (var a = scheduler(shelf.does(book -> count(book, times, left, aIsAtIt, bIsAtIt)));
        var b = scheduler(shelf.does(book -> count(book, times, left, bIsAtIt, aIsAtIt)))) {
      a.start();
      b.start();
      Context.platform(tenant)
          .run(
              () ->
                  shelf.change(
                      tx -> {
                        for (int i = 0; i < all; i++) {
                          shelf.tasks.put(tx, Shelf.LEND, i, new Book("book " + i));
                        }
                      }));
      assertThat(left.await(60, SECONDS)).isTrue();
    }
    assertThat(times).hasSize(all);
    assertThat(times.values()).allSatisfy(count -> assertThat(count.get()).isOne());
    assertThat(shelf.kept()).isZero();
  }

  /** Neither goes on before the other is at it too. */
  private static void count(
      Book book,
      Map<String, AtomicInteger> times,
      CountDownLatch left,
      CountDownLatch oneself,
      CountDownLatch other) {
    oneself.countDown();
    await(other);
    times.computeIfAbsent(book.title(), key -> new AtomicInteger()).incrementAndGet();
    left.countDown();
  }

  @Test
  void a_process_that_stops_in_good_order_puts_back_what_it_has_not_done() throws Exception {
    var begun = new CountDownLatch(1);
    var kind = Shelf.LEND;
    try (var process =
        scheduler(
            shelf.does(
                kind,
                book -> {
                  begun.countDown();
                  await(new CountDownLatch(1));
                }))) {
      process.start();
      put("Emma");
      assertThat(begun.await(60, SECONDS)).isTrue();
    }
    assertThat(shelf.kept("not picked and consecutive_failures = 0")).isOne();
    assertThat(hands().doDue()).isOne();
  }

  @Test
  void what_takes_longer_than_it_may_is_interrupted_and_tried_again() throws Exception {
    var brief =
        Shelf.LEND.with(new Attempts(9, Duration.ZERO, 1, Duration.ZERO, Duration.ofMillis(100)));
    var tries = new AtomicInteger();
    var well = new CountDownLatch(1);
    Context.platform(tenant).run(() -> shelf.lend(brief, "Emma"));
    try (var process =
        scheduler(
            shelf.does(
                brief,
                book -> {
                  if (tries.incrementAndGet() == 1) {
                    await(new CountDownLatch(1));
                  }
                  well.countDown();
                }))) {
      process.start();
      assertThat(well.await(60, SECONDS)).isTrue();
    }
    assertThat(shelf.kept()).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private TaskScheduler scheduler(Worker worker) {
    var service =
        ServiceTasks.of(List.of(worker.duties()), infrastructure.clock, new SimpleMeterRegistry())
            .iterator()
            .next();
    return new TaskScheduler(service, infrastructure.clock, shelf.tasks);
  }

  private TasksByHand hands() {
    return new TasksByHand(infrastructure.clock, shelf.does(book -> shelf.note(book.title())));
  }

  private void put(String title) {
    Context.platform(tenant).run(() -> shelf.lend(title));
  }

  private static List<StuckTask> list(StuckTasks stuck) {
    return Context.platform().call(stuck::list).first();
  }
}
