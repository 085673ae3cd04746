package byway.operations.flags.api.asking;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.values.Refusal;
import byway.operations.flags.api.CountUses;
import byway.operations.flags.api.CountUses.FlagUse;
import byway.operations.flags.api.Flags;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/**
 * How often each flag was asked, and what it was: counted in memory, told to the service each
 * minute. What a process has counted since is lost with it; a count is no book.
 */
@Singleton
public final class Uses implements Chore {
  private static final Logger LOG = Logger.getLogger(Uses.class);
  private static final Duration OFTEN = Duration.ofMinutes(1);

  /** Different answers at a time; what is more is counted as one, for nobody. */
  private static final int MOST = 20_000;

  private final ConcurrentHashMap<Use, LongAdder> counted = new ConcurrentHashMap<>();
  private final Flags flags;
  private final MeterRegistry metrics;

  public Uses(Flags flags, MeterRegistry metrics) {
    this.flags = flags;
    this.metrics = metrics;
  }

  private record Use(UUID tenant, String key, String variant) {}

  public void count(UUID tenant, String key, Outcome outcome) {
    var use = new Use(tenant, key, outcome.name());
    var adder = counted.get(use);
    if (adder == null) {
      if (counted.size() >= MOST) {
        metrics.counter("byway_flag_evaluations_uncounted_total").increment();
        return;
      }
      adder = counted.computeIfAbsent(use, one -> new LongAdder());
    }
    adder.increment();
  }

  @Override
  public Duration every() {
    return OFTEN;
  }

  @Override
  public void run() {
    var byTenant = new HashMap<UUID, List<FlagUse>>();
    counted.forEach(
        (use, adder) -> {
          long times = adder.sumThenReset();
          if (times == 0) {
            counted.remove(use, adder); // asked no more; one that comes just now is not counted
            return;
          }
          metrics
              .counter("byway_flag_evaluations_total", "flag", use.key, "variant", use.variant)
              .increment((double) times);
          byTenant
              .computeIfAbsent(use.tenant, one -> new ArrayList<>())
              .add(new FlagUse(use.key, use.variant, times));
        });
    byTenant.forEach(this::tell);
  }

  private void tell(UUID tenant, List<FlagUse> uses) {
    for (int from = 0; from < uses.size(); from += CountUses.MOST) {
      var some = uses.subList(from, Math.min(from + CountUses.MOST, uses.size()));
      try {
        var command = new CountUses(some);
        Context.platform(tenant).run(() -> flags.count(command));
      } catch (CallFailed | Refusal e) {
        LOG.infof("what flags were asked goes with the next minute: %s", e.getMessage());
        some.forEach(use -> giveBack(tenant, use));
      }
    }
  }

  private void giveBack(UUID tenant, FlagUse use) {
    counted
        .computeIfAbsent(new Use(tenant, use.key(), use.variant()), one -> new LongAdder())
        .add(use.times());
  }
}
