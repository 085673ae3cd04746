package byway.kit.checks;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks every check that runs in this process, all at once. However many want to know at the same
 * moment, each is asked once; whichever does not answer in time is not known.
 */
@Singleton
public class Checks {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Operators whose last verdict is remembered for the metrics. */
  private static final int MOST_OPERATORS = 10_000;

  private static final UUID INSTALLATION = new UUID(0, 0);

  private final List<Check> all;
  private final Duration patience;
  private final Map<Asked, CompletableFuture<Finding>> underWay = new ConcurrentHashMap<>();
  private final Map<String, Map<UUID, Verdict>> last = new ConcurrentHashMap<>();

  @Inject
  Checks(@All List<Check> all, Settings settings, MeterRegistry metrics) {
    this(
        all.stream().filter(check -> settings.roles().runs(check.getClass())).toList(),
        PATIENCE,
        metrics);
  }

  /** For those that are given, with another patience. */
  public Checks(List<Check> all, Duration patience, MeterRegistry metrics) {
    this.all = all.stream().sorted(Comparator.comparing(Check::name)).toList();
    this.patience = patience;
    this.all.forEach(
        check ->
            metrics.gauge(
                "byway_check_verdict", Tags.of("check", check.name()), check.name(), this::figure));
  }

  private record Asked(String check, UUID whose) {}

  /** Those that this process can do nothing without. */
  public List<Seen> vital() {
    return look(Check::isVital);
  }

  /** Those of the whole installation. */
  public List<Seen> installation() {
    return look(check -> !check.isOfOperator());
  }

  /** Those of the installation and of the operator of the context. */
  public List<Seen> all() {
    return look(check -> true);
  }

  /** Those of the operator of the context alone. */
  public List<Seen> operator() {
    return look(Check::isOfOperator);
  }

  private List<Seen> look(Predicate<Check> which) {
    var asked = all.stream().filter(which).toList();
    var answers = new ArrayList<CompletableFuture<Finding>>();
    asked.forEach(check -> answers.add(ask(check)));
    long until = System.nanoTime() + patience.toNanos();
    var seen = new ArrayList<Seen>();
    for (int i = 0; i < asked.size(); i++) {
      var check = asked.get(i);
      var finding = answer(check, answers.get(i), until - System.nanoTime());
      remember(check, finding.verdict());
      seen.add(new Seen(check.name(), check.isVital(), finding));
    }
    return seen;
  }

  /** As the platform: the answer is for all who want to know, whatever they may ask themselves. */
  private CompletableFuture<Finding> ask(Check check) {
    var context =
        check.isOfOperator()
            ? Context.current().withPrincipal(Principal.PLATFORM)
            : Context.platform();
    var asked = new Asked(check.name(), whose(check));
    return underWay.computeIfAbsent(
        asked,
        key -> {
          var answer = new CompletableFuture<Finding>();
          Thread.ofVirtual()
              .name("check " + check.name())
              .start(
                  () -> {
                    try {
                      answer.complete(context.call(check::look));
                    } catch (RuntimeException e) {
                      answer.completeExceptionally(e);
                    } finally {
                      underWay.remove(key);
                    }
                  });
          return answer;
        });
  }

  private static Finding answer(Check check, CompletableFuture<Finding> asked, long nanos) {
    try {
      return asked.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return silent(check, null);
    } catch (TimeoutException e) {
      return silent(check, e);
    } catch (ExecutionException | CompletionException e) {
      return silent(check, e.getCause());
    }
  }

  /** Without what is vital nothing works, so that its silence is an answer. */
  private static Finding silent(Check check, @Nullable Throwable why) {
    var reason =
        why instanceof TimeoutException || why == null
            ? "it did not answer in time"
            : "it cannot be asked: " + why.getClass().getSimpleName();
    return check.isVital()
        ? Finding.bad("silent", check.name() + " does not answer", "")
        : Finding.unknown(reason);
  }

  private static UUID whose(Check check) {
    return check.isOfOperator() ? Context.tenantId() : INSTALLATION;
  }

  private void remember(Check check, Verdict verdict) {
    var verdicts = last.computeIfAbsent(check.name(), name -> new ConcurrentHashMap<>());
    var whose = whose(check);
    if (verdicts.size() < MOST_OPERATORS || verdicts.containsKey(whose)) {
      verdicts.put(whose, verdict);
    }
  }

  /** As it was seen last, the worst of all operators; not a number before that. */
  private double figure(String check) {
    return last.getOrDefault(check, Map.of()).values().stream()
        .mapToInt(Verdict::ordinal)
        .max()
        .stream()
        .mapToDouble(worst -> worst)
        .findFirst()
        .orElse(Double.NaN);
  }
}
