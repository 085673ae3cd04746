package byway.kit.backup;

import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether what should be in the backup is in it; where none is set up there is nothing to see. */
@Singleton
class BackupsKept implements Check {
  /** A turn may take long, and one may fail. */
  private static final int TURNS = 2;

  private static final int LOG_TURNS = 10;
  private static final Duration LEAST = Duration.ofMinutes(10);

  private final KeptState state;
  private final InstantSource clock;

  BackupsKept(KeptState state, InstantSource clock, MeterRegistry metrics) {
    this.state = state;
    this.clock = clock;
    metrics.gauge("byway_backup_age_seconds", this, kept -> kept.age(kept.lastWhole()));
    metrics.gauge("byway_backup_log_age_seconds", this, kept -> kept.age(kept.lastLog()));
  }

  private double age(Optional<Instant> at) {
    return at.map(since -> (double) Duration.between(since, clock.instant()).toSeconds())
        .orElse(Double.NaN);
  }

  private Optional<Instant> lastWhole() {
    return state.isExported() ? state.lastExport() : state.lastKnown().map(Chain::lastBaseAt);
  }

  private Optional<Instant> lastLog() {
    return state.lastKnown().map(Chain::reachesTo);
  }

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public Finding look() {
    if (!state.isKept() && !state.isExported()) {
      return Finding.good();
    }
    var trouble = state.trouble();
    var whole = lastWhole();
    var oldest = longer(state.told().every().multipliedBy(TURNS));
    if (isOlder(whole.orElse(state.since()), oldest)) {
      return Finding.bad(
          "backup-old",
          "the last whole backup is %s%s"
              .formatted(
                  whole.map(at -> "of " + at).orElse("none"),
                  trouble.map(why -> ": " + why).orElse("")),
          "");
    }
    if (state.isKept()
        && isOlder(
            lastLog().orElse(state.since()), longer(state.told().log().multipliedBy(LOG_TURNS)))) {
      return Finding.bad(
          "backup-log-old",
          "what was committed since %s is not in the backup%s"
              .formatted(
                  lastLog().orElse(state.since()), trouble.map(why -> ": " + why).orElse("")),
          "");
    }
    return trouble.map(why -> Finding.warn("backup-fails", why, "")).orElseGet(Finding::good);
  }

  private static Duration longer(Duration one) {
    return one.compareTo(LEAST) > 0 ? one : LEAST;
  }

  private boolean isOlder(Instant at, Duration age) {
    return at.plus(age).isBefore(clock.instant());
  }
}
