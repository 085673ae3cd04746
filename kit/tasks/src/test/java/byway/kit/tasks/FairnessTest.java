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
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One operator's ten thousand hold up nobody else's one. */
class FairnessTest {
  static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  static final Shelf shelf = new Shelf(infrastructure.databases(), new Tasks(infrastructure.clock));
  final UUID busy = UUID.randomUUID();
  final UUID calm = UUID.randomUUID();

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @Test
  void behind_ten_thousand_of_another_the_one_is_among_the_first_that_are_taken_up() {
    put(busy, 10_000);
    infrastructure.clock.advance(Duration.ofMinutes(1));
    put(calm, 1);
    var order = new ArrayList<UUID>();
    var hands =
        new TasksByHand(infrastructure.clock, shelf.does(book -> order.add(Context.tenantId())));
    hands.takeUpOnce();
    assertThat(order).contains(calm).hasSizeLessThanOrEqualTo(ServiceTasks.PLACES);

    for (int i = 0; i < 20; i++) {
      infrastructure.clock.advance(Duration.ofSeconds(1));
      put(calm, 1);
      order.clear();
      hands.takeUpOnce();
      assertThat(order).contains(calm);
    }
    shelf.forget(busy);
  }

  @Test
  void many_tenants_have_turns_and_each_its_oldest_first() {
    var tenants = IntStream.range(0, 20).mapToObj(i -> UUID.randomUUID()).toList();
    tenants.forEach(tenant -> put(tenant, 40));
    var order = new ArrayList<UUID>();
    var hands =
        new TasksByHand(infrastructure.clock, shelf.does(book -> order.add(Context.tenantId())));
    hands.doDue();
    assertThat(order).hasSize(800);
    for (int round = 0; round < 40; round++) {
      assertThat(order.subList(round * 20, (round + 1) * 20))
          .containsExactlyInAnyOrderElementsOf(tenants);
    }
  }

  @Test
  void as_many_busy_ones_as_there_are_places_hold_up_nobody_either() {
    var busyOnes = IntStream.range(0, 16).mapToObj(i -> UUID.randomUUID()).toList();
    busyOnes.forEach(tenant -> put(tenant, 100));
    infrastructure.clock.advance(Duration.ofHours(1));
    put(calm, 1);
    var order = new ArrayList<UUID>();
    var hands =
        new TasksByHand(infrastructure.clock, shelf.does(book -> order.add(Context.tenantId())));
    for (int i = 0; i < 3; i++) {
      hands.takeUpOnce();
    }
    assertThat(order).contains(calm);
    busyOnes.forEach(shelf::forget);
  }

  @Test
  void slow_work_of_one_leaves_a_place_for_another() throws Exception {
    put(busy, 100);
    var full = new CountDownLatch(ServiceTasks.MOST_OF_ONE_TENANT);
    var free = new CountDownLatch(1);
    var calmDone = new CountDownLatch(1);
    var service =
        ServiceTasks.of(
                List.of(
                    shelf
                        .does(
                            book -> {
                              if (Context.tenantId().equals(calm)) {
                                calmDone.countDown();
                              } else {
                                full.countDown();
                                await(free);
                              }
                            })
                        .duties()),
                infrastructure.clock,
                new SimpleMeterRegistry())
            .iterator()
            .next();
    try (var process = new TaskScheduler(service, infrastructure.clock, shelf.tasks)) {
      process.start();
      assertThat(full.await(60, SECONDS)).isTrue();
      put(calm, 1);
      assertThat(calmDone.await(60, SECONDS)).isTrue();
      assertThat(free.getCount()).isOne();
      free.countDown();
    }
    shelf.forget(busy);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(UUID tenant, int books) {
    Context.platform(tenant)
        .run(
            () ->
                shelf.change(
                    tx -> {
                      for (int i = 0; i < books; i++) {
                        var title = UUID.randomUUID().toString();
                        shelf.tasks.put(tx, Shelf.LEND, title, new Book(title));
                      }
                    }));
  }
}
