package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.calls.CallFailed;
import byway.kit.calls.Calls;
import byway.kit.calls.Contract;
import byway.kit.calls.InternalHeaders;
import byway.kit.calls.Lane;
import byway.kit.secrets.Keys;
import byway.kit.settings.Roles;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands between two services that call each other. */
class CallsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  /** A service's contract, as small as can be. */
  @Contract("catalog")
  public interface Greeter {
    Greeting greet(List<String> names);

    @Lane("slow")
    default Greeting ponder(List<String> names) {
      return greet(names);
    }
  }

  /** An answer of two kinds. */
  public sealed interface Greeting {
    record Warm(String words) implements Greeting {}

    record Cool() implements Greeting {}
  }

  @Test
  void an_answer_comes_back_as_its_own_kind_through_json() {
    var seen = new ArrayList<List<String>>();
    var greeter =
        calls(Calls.Limits.USUAL, true)
            .to(
                Greeter.class,
                here ->
                    (Greeter)
                        names -> {
                          seen.add(names);
                          return new Greeting.Warm("hello " + names.getFirst());
                        });
    var names = List.of("Ann");
    assertThat(greeter.greet(names)).isEqualTo(new Greeting.Warm("hello Ann"));
    assertThat(seen.getFirst()).isEqualTo(names).isNotSameAs(names);
  }

  @Test
  void a_call_inside_a_transaction_is_refused_and_never_made() {
    var made = new AtomicInteger();
    var greeter =
        to(
            Calls.Limits.USUAL,
            names -> {
              made.incrementAndGet();
              return new Greeting.Cool();
            });
    try (var infrastructure = TestInfrastructure.fresh()) {
      var apples = new Fruit(infrastructure.databases(), "apples");
      assertThatThrownBy(() -> apples.write(tx -> greeter.greet(List.of())))
          .hasMessageContaining("catalog.greet is called inside a database transaction");
    }
    assertThat(made).hasValue(0);
  }

  @Test
  void a_refusal_passes_as_it_is_is_counted_and_breaks_no_circuit() {
    var greeter =
        to(
            new Calls.Limits(LONG, 8, 2),
            names -> {
              throw Refusal.conflict("greeted", "once is enough");
            });
    for (int call = 0; call < 10; call++) {
      assertThatThrownBy(() -> greeter.greet(List.of()))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("greeted"));
    }
    var counted =
        metrics.counter("byway_call_refusals_total", "service", "catalog", "code", "greeted");
    assertThat(counted.count()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "53300, false", // no room for one more line
    "57P01, false", // ending
    "22012, true", // a division by zero
    "42P01, true" // a table that is not there
  })
  void what_breaks_in_a_services_store_is_a_broken_call(String state, boolean isDefect) {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var apples = new Fruit(infrastructure.databases(), "apples");
      var greeter =
          to(
              Calls.Limits.USUAL,
              names ->
                  apples.write(
                      tx -> {
                        tx.update(
                                "do $$ begin raise exception using errcode = '%s'; end $$"
                                    .formatted(state))
                            .execute();
                        return new Greeting.Cool();
                      }));
      assertThatThrownBy(() -> greeter.greet(List.of()))
          .isInstanceOfSatisfying(
              CallFailed.class, broken -> assertThat(broken.isDefect()).isEqualTo(isDefect));
    }
  }

  @Test
  void a_service_that_is_away_says_so_in_one_way_and_a_defect_there_in_another() {
    var away =
        to(
            Calls.Limits.USUAL,
            names -> {
              throw Refusal.unavailable(Refusal.UNAVAILABLE, "as another process says it");
            });
    assertThatThrownBy(() -> away.greet(List.of()))
        .isInstanceOfSatisfying(
            CallFailed.class, broken -> assertThat(broken.isDefect()).isFalse());
    var full =
        to(
            Calls.Limits.USUAL,
            names -> {
              throw Refusal.unavailable("overloaded", "a code that the contract lists");
            });
    assertThatThrownBy(() -> full.greet(List.of())).isInstanceOf(Refusal.class);
    var wrong =
        to(
            Calls.Limits.USUAL,
            names -> {
              throw new IllegalStateException("never thought of");
            });
    assertThatThrownBy(() -> wrong.greet(List.of()))
        .isInstanceOfSatisfying(CallFailed.class, broken -> assertThat(broken.isDefect()).isTrue());
  }

  @Test
  void where_what_a_service_needs_is_away_it_is_away_itself_and_no_defect() {
    var behind =
        to(
            Calls.Limits.USUAL,
            names -> {
              throw Refusal.unavailable(Refusal.UNAVAILABLE, "away");
            });
    var inFront = to(Calls.Limits.USUAL, behind::greet);
    assertThatThrownBy(() -> inFront.greet(List.of()))
        .isInstanceOfSatisfying(
            CallFailed.class, broken -> assertThat(broken.isDefect()).isFalse());
  }

  @Test
  void a_call_that_takes_too_long_is_given_up() {
    var greeter =
        to(
            new Calls.Limits(Duration.ofMillis(50), 8, 20),
            names -> {
              await(new CountDownLatch(1));
              return new Greeting.Cool();
            });
    assertThatThrownBy(() -> greeter.greet(List.of()))
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("catalog did not answer");
  }

  @Test
  void one_call_more_than_may_be_under_way_is_refused_at_once() throws Exception {
    var inside = new CountDownLatch(2);
    var end = new CountDownLatch(1);
    var greeter =
        to(
            new Calls.Limits(LONG, 2, 20),
            names -> {
              inside.countDown();
              await(end);
              return new Greeting.Cool();
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> greeter.greet(List.of()));
      var second = threads.submit(() -> greeter.greet(List.of()));
      assertThat(inside.await(120, TimeUnit.SECONDS)).as("%s %s", first, second).isTrue();
      assertThatThrownBy(() -> greeter.greet(List.of())).isInstanceOf(CallFailed.class);
      end.countDown();
      assertThat(first.get()).isEqualTo(new Greeting.Cool());
      assertThat(second.get()).isEqualTo(new Greeting.Cool());
    }
  }

  @Test
  void a_lane_that_is_full_or_has_broken_keeps_no_other_waiting() throws Exception {
    var inside = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var greeter =
        calls(new Calls.Limits(LONG, 1, 2), false)
            .to(
                Greeter.class,
                here ->
                    (Greeter)
                        names -> {
                          if (names.isEmpty()) {
                            inside.countDown();
                            await(end);
                          }
                          return new Greeting.Cool();
                        });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = threads.submit(() -> greeter.ponder(List.of()));
      assertThat(inside.await(120, TimeUnit.SECONDS)).isTrue();
      for (int call = 0; call < 10; call++) {
        assertThatThrownBy(() -> greeter.ponder(List.of("Ann")))
            .as("being full opens no breaker")
            .hasMessageContaining("BulkheadException");
        assertThat(greeter.greet(List.of("Ann"))).isEqualTo(new Greeting.Cool());
      }
      end.countDown();
      assertThat(slow.get()).isEqualTo(new Greeting.Cool());
      assertThat(greeter.ponder(List.of("Ann"))).isEqualTo(new Greeting.Cool());
    }
  }

  @Test
  void a_service_that_keeps_breaking_is_left_alone_for_a_while() {
    var asked = new AtomicInteger();
    var greeter =
        to(
            new Calls.Limits(LONG, 8, 4),
            names -> {
              asked.incrementAndGet();
              throw new IllegalStateException("a defect");
            });
    for (int call = 0; call < 4; call++) {
      assertThatThrownBy(() -> greeter.greet(List.of()))
          .isInstanceOf(CallFailed.class)
          .hasMessageContaining("catalog broke");
    }
    assertThatThrownBy(() -> greeter.greet(List.of()))
        .isInstanceOf(CallFailed.class)
        .hasMessageContaining("CircuitBreakerOpen");
    assertThat(asked).hasValue(4);
  }

  private Greeter to(Calls.Limits limits, Greeter bean) {
    return calls(limits, false).to(Greeter.class, here -> bean);
  }

  private Calls calls(Calls.Limits limits, boolean roundTrip) {
    return new Calls(
        Settings.read(Map.of()),
        new InternalHeaders(
            new Keys("a secret that only tests know, of fair length"),
            Roles.parse("all"),
            InstantSource.system()),
        limits,
        metrics,
        roundTrip);
  }

  private static void await(CountDownLatch latch) {
    try {
      var unused = latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
