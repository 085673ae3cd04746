package byway.kit.platform;

import byway.kit.calls.CallFailed;
import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.kit.context.Context;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Rows that chores have failed on. Each is set aside at once, for a minute, and then for twice as
 * long each time, an hour at most; so that a whole batch of those that always fail stops nothing
 * that stands behind them. Staff see how many of their operator's there are. A process remembers
 * its own: after a start each is tried once more.
 */
@Singleton
public class SetAside implements Check {
  private static final Logger LOG = Logger.getLogger(SetAside.class);

  /** As many in a row that nobody answered for end a batch: each may have waited its full time. */
  private static final int ENOUGH = 3;

  private static final int MOST = 10_000;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Whom nobody answered for need not be the reason, and is not kept long after the answer. */
  private static final Duration LONGEST_UNANSWERED = Duration.ofMinutes(5);

  private final Map<Row, Wait> waits = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public SetAside(InstantSource clock, MeterRegistry metrics) {
    this.clock = clock;
    metrics.gaugeMapSize("byway_set_aside", List.of(), waits);
  }

  /**
   * A row that is worked on.
   *
   * @param kind of the work
   */
  public record Row(String kind, UUID tenantId, UUID id) {}

  private record Wait(Duration length, Instant until) {
    Wait longer(Duration most, Instant now) {
      var next = length.multipliedBy(2);
      return of(next.compareTo(most) > 0 ? most : next, now);
    }

    static Wait of(Duration length, Instant now) {
      return new Wait(length, now.plus(length));
    }
  }

  /** How many are set aside, so that a batch asks for so many more. */
  public int rows(String kind) {
    var old = clock.instant().minus(LONGEST);
    waits.values().removeIf(wait -> wait.until().isBefore(old));
    return (int) waits.keySet().stream().filter(row -> row.kind().equals(kind)).count();
  }

  /** Works on each that is not set aside; what one fails of stops no other. */
  public <T> void each(List<T> found, Function<T, Row> named, Consumer<T> work) {
    int unanswered = 0;
    for (var one : found) {
      var row = named.apply(one);
      var wait = waits.get(row);
      if (wait != null && wait.until().isAfter(clock.instant())) {
        continue;
      }
      try {
        work.accept(one);
        waits.remove(row);
        unanswered = 0;
      } catch (RuntimeException e) {
        add(row, wait, e);
        unanswered = isAway(e) ? unanswered + 1 : 0;
        if (unanswered == ENOUGH) {
          LOG.warnf("a service seems to be away; the rest of %s is left for later", row.kind());
          return;
        }
      }
    }
  }

  private void add(Row row, @Nullable Wait before, RuntimeException failure) {
    if (before == null) {
      LOG.warnf("%s %s is set aside: %s", row.kind(), row.id(), failure.toString());
    }
    if (before != null || waits.size() < MOST) {
      var now = clock.instant();
      var most = isAway(failure) ? LONGEST_UNANSWERED : LONGEST;
      waits.put(row, before == null ? Wait.of(SHORTEST, now) : before.longer(most, now));
    }
  }

  private static boolean isAway(RuntimeException failure) {
    return (failure instanceof CallFailed call && !call.isDefect())
        || failure instanceof StoreFailed
        || (failure instanceof Refusal refusal && refusal.status() == 503);
  }

  @Override
  public String name() {
    return "set-aside";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    var tenant = Context.tenantId();
    long count = waits.keySet().stream().filter(row -> row.tenantId().equals(tenant)).count();
    return count == 0
        ? Finding.good()
        : Finding.warn("set-aside", count + " pieces of work always fail", "", count);
  }
}
