package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.store.Coalesced;
import byway.kit.store.Coalescer;
import byway.kit.store.Coalescer.Limits;
import byway.kit.store.Coalescer.Workers;
import byway.kit.values.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is cheaper together goes together, within its limits, and each keeps who asked. */
class CoalescerTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
  private final List<Context> served = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);

  private Coalescer<Integer, Integer> doubling(int waiting, int ofOne, Duration patience) {
    var limits = new Limits(waiting, ofOne, 100, patience, Workers.ofALane(1));
    return new Coalescer<>("test", limits, this::doubled);
  }

  private List<Integer> doubled(List<Integer> some) {
    batches.add(some);
    served.add(Context.current());
    begun.countDown();
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return some.stream().map(one -> 2 * one).toList();
  }

  private static Context somebody(UUID tenant) {
    return new Context(tenant, Trace.start(), Principal.device(UUID.randomUUID()));
  }

  private static <A> List<A> get(CompletableFuture<List<A>> answers) throws Exception {
    return answers.get(60, TimeUnit.SECONDS);
  }

  @Test
  void those_that_come_while_one_is_served_go_together_and_each_gets_its_own_answer()
      throws Exception {
    try (var queue = doubling(100, 100, LONG)) {
      var tenant = UUID.randomUUID();
      var first = queue.put(somebody(tenant), List.of(1)).orElseThrow();
      begun.await();
      var second = queue.put(somebody(tenant), List.of(2, 3)).orElseThrow();
      var third = queue.put(somebody(tenant), List.of(4)).orElseThrow();
      assertThat(queue.inside()).isEqualTo(4);
      held.countDown();
      assertThat(get(first)).containsExactly(2);
      assertThat(get(second)).containsExactly(4, 6);
      assertThat(get(third)).containsExactly(8);
      assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4));
      assertThat(queue.saturation()).isZero();
    }
  }

  @Test
  void one_alone_is_served_on_its_own_trace_and_many_as_the_platform_of_their_operator()
      throws Exception {
    try (var queue = doubling(100, 100, LONG)) {
      var tenant = UUID.randomUUID();
      var one = somebody(tenant);
      var first = queue.put(one, List.of(1)).orElseThrow();
      begun.await();
      var others = List.of(somebody(tenant), somebody(tenant));
      var answers = others.stream().map(who -> queue.put(who, List.of(2)).orElseThrow()).toList();
      held.countDown();
      get(first);
      for (var answer : answers) {
        get(answer);
      }
      assertThat(served.getFirst().trace()).isEqualTo(one.trace());
      assertThat(served.getLast().tenant()).isEqualTo(tenant);
      assertThat(served.getLast().trace().traceId())
          .isNotIn(others.stream().map(who -> who.trace().traceId()).toList());
      assertThat(served).extracting(Context::principal).containsOnly(Principal.PLATFORM);
    }
  }

  @Test
  void each_has_the_context_in_which_it_was_asked() throws Exception {
    var seen = new CopyOnWriteArrayList<Context>();
    Coalescer.Service<Integer, Integer> service =
        (batch, lane) -> {
          for (Coalesced<Integer, Integer> one : batch) {
            seen.add(one.context());
            one.answer(one.question());
          }
        };
    var limits = new Limits(100, 100, 100, LONG, Workers.ofALane(1));
    try (var queue = new Coalescer<Integer, Integer>("test", limits, number -> 0, service)) {
      var ann = somebody(UUID.randomUUID());
      var bob = somebody(UUID.randomUUID());
      var both = List.of(new Coalescer.Asked<>(ann, 1), new Coalescer.Asked<>(bob, 2));
      assertThat(get(queue.put(both).orElseThrow())).containsExactly(1, 2);
      assertThat(seen).containsExactly(ann, bob);
    }
  }

  @Test
  void who_finds_no_room_is_told_at_once_and_one_operator_leaves_room_for_another() {
    try (var queue = doubling(10, 5, LONG)) {
      var busy = UUID.randomUUID();
      var many = List.of(1, 2, 3, 4, 5);
      assertThat(queue.put(somebody(busy), many)).isPresent();
      assertThat(queue.put(somebody(busy), List.of(6))).isEmpty();
      assertThat(queue.put(somebody(UUID.randomUUID()), many)).isPresent();
      assertThat(queue.put(somebody(UUID.randomUUID()), List.of(6))).isEmpty();
      assertThat(queue.saturation()).isEqualTo(1);
      assertThatThrownBy(() -> somebody(busy).call(() -> queue.ask(7)))
          .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo("overloaded"));
      held.countDown();
    }
  }

  @Test
  void who_has_waited_for_too_long_is_told_so_also_where_nobody_else_comes() throws Exception {
    try (var queue = doubling(10, 10, Duration.ZERO)) {
      var old = queue.put(somebody(UUID.randomUUID()), List.of(1)).orElseThrow();
      begun.await();
      assertThatThrownBy(old::join).hasCauseInstanceOf(Refusal.class);
      held.countDown();
    }
  }

  @Test
  void a_failure_is_of_all_that_were_served_with_it_and_of_nobody_else() throws Exception {
    var limits = new Limits(10, 10, 100, LONG, Workers.ofALane(1));
    try (var queue =
        new Coalescer<Integer, Integer>(
            "test",
            limits,
            some -> {
              if (some.contains(13)) {
                throw new IllegalStateException("thirteen");
              }
              return some;
            })) {
      var context = somebody(UUID.randomUUID());
      assertThatThrownBy(() -> context.call(() -> queue.ask(13))).hasMessage("thirteen");
      assertThat(context.<Integer>call(() -> queue.ask(14))).isEqualTo(14);
      assertThat(queue.inside()).isZero();
    }
  }
}
