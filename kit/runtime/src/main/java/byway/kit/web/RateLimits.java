package byway.kit.web;

import byway.kit.settings.Settings;
import byway.kit.web.Quota.By;
import byway.kit.web.TokenBuckets.Taken;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one place that counts how often who comes, so that nobody takes what all need. Each process
 * counts for itself. What is counted is bounded; who is forgotten for want of room begins anew.
 */
@Singleton
public final class RateLimits {
  /** Of one quota, so that a crowd of strangers has nobody else forgotten. */
  private static final int MOST_BUCKETS = 20_000;

  private final List<Counted> counted;
  private final MeterRegistry metrics;

  @Inject
  RateLimits(
      @All List<HasQuotas> brought, Settings settings, InstantSource clock, MeterRegistry metrics) {
    this(
        Stream.concat(
                Stream.of(everywhere(settings.of(RateLimitSettings.class))),
                brought.stream().flatMap(one -> one.quotas().stream()))
            .toList(),
        clock,
        metrics);
  }

  RateLimits(List<Quota> quotas, InstantSource clock, MeterRegistry metrics) {
    this.counted =
        quotas.stream()
            .map(quota -> new Counted(quota, new TokenBuckets(clock, MOST_BUCKETS)))
            .toList();
    this.metrics = metrics;
  }

  private static Quota everywhere(RateLimitSettings settings) {
    return Quota.perMinute("address", By.NETWORK, settings.perAddress(), "/");
  }

  private record Counted(Quota quota, TokenBuckets buckets) {}

  /** What was taken of which quota. */
  public record Share(Quota quota, Taken taken) {}

  /** All of them, for who tells of them. */
  public List<Quota> quotas() {
    return counted.stream().map(Counted::quota).toList();
  }

  /**
   * Takes a request of the quota that is most closely about it.
   *
   * @param who an address, a person, an operator
   * @return none where none is about it
   */
  Optional<Share> take(By by, String method, String path, String who) {
    var closest =
        counted.stream()
            .filter(one -> one.quota().by() == by && one.quota().fit(method, path) > 0)
            .max(Comparator.comparingInt(one -> one.quota().fit(method, path)));
    return closest.map(
        one -> {
          var taken = one.buckets().take(who, one.quota().limit());
          if (!taken.allowed()) {
            metrics.counter("byway_rate_limited_total", "quota", one.quota().name()).increment();
          }
          return new Share(one.quota(), taken);
        });
  }
}
