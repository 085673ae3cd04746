package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.checks.Check;
import byway.kit.checks.Checks;
import byway.kit.checks.Finding;
import byway.kit.checks.Seen;
import byway.kit.checks.Verdict;
import byway.kit.context.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The one verdict, from whatever each check says or fails to say. */
class ChecksTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  final MeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void the_verdict_is_as_good_as_the_worst_and_the_metrics_say_the_same() {
    var checks =
        checks(
            LONG,
            new Told("mail", false, () -> Finding.warn("kept", "kept", "/console/messages")),
            new Told("books", false, Finding::good));
    assertThat(figure("mail")).isNaN();
    var seen = checks.installation();
    assertThat(seen).extracting(Seen::check).containsExactly("books", "mail");
    assertThat(Seen.worst(seen)).isEqualTo(Verdict.WARN);
    assertThat(figure("mail")).isEqualTo(Verdict.WARN.ordinal());
    assertThat(figure("books")).isZero();
  }

  @Test
  void a_check_that_fails_is_not_known_which_is_not_good() {
    var checks =
        checks(
            LONG,
            new Told(
                "usage",
                false,
                () -> {
                  throw new IllegalStateException("away");
                }));
    var seen = checks.installation();
    assertThat(seen.getFirst().finding().code()).isEqualTo("unknown");
    assertThat(Seen.worst(seen)).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void what_is_vital_and_silent_is_bad_and_nobody_waits_for_it_for_ever() {
    var never = new CountDownLatch(1);
    var checks =
        checks(
            Duration.ofMillis(20),
            new Told(
                "database",
                true,
                () -> {
                  await(never);
                  return Finding.good();
                }),
            new Told("books", false, Finding::good));
    assertThat(checks.vital()).extracting(Seen::verdict).containsExactly(Verdict.BAD);
    assertThat(checks.vital()).extracting(Seen::verdict).containsExactly(Verdict.BAD);
    never.countDown();
  }

  @Test
  void an_operators_check_is_of_that_operator_and_the_metrics_have_the_worst_of_all() {
    var poor = UUID.randomUUID();
    Check books =
        new Check() {
          @Override
          public String name() {
            return "books";
          }

          @Override
          public boolean isOfOperator() {
            return true;
          }

          @Override
          public Finding look() {
            return Context.tenantId().equals(poor)
                ? Finding.bad("books-differ", "1", "", 1)
                : Finding.good();
          }
        };
    var checks = checks(LONG, books);
    assertThat(checks.installation()).isEmpty();
    assertThat(worst(checks, poor)).isEqualTo(Verdict.BAD);
    assertThat(worst(checks, UUID.randomUUID())).isEqualTo(Verdict.GOOD);
    assertThat(figure("books")).isEqualTo(Verdict.BAD.ordinal());
  }

  private static Verdict worst(Checks checks, UUID tenant) {
    return Seen.worst(Context.platform(tenant).call(checks::all));
  }

  private Checks checks(Duration patience, Check... checks) {
    return new Checks(List.of(checks), patience, metrics);
  }

  private double figure(String check) {
    return metrics.get("byway_check_verdict").tag("check", check).gauge().value();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A check that says what it is told. */
  private record Told(String name, boolean isVital, Supplier<Finding> says) implements Check {
    @Override
    public Finding look() {
      return says.get();
    }
  }
}
