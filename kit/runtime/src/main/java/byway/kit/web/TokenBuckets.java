package byway.kit.web;

import byway.kit.values.Recent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How often each may come: a bucket of tokens that fills again steadily, one token a request. The
 * number of buckets is bounded; the one that was used longest ago goes first, and is full when its
 * owner comes again.
 */
public final class TokenBuckets {
  private final InstantSource clock;
  private final Recent<String, Bucket> buckets;

  public TokenBuckets(InstantSource clock, int most) {
    this.clock = clock;
    this.buckets = new Recent<>(most);
  }

  /**
   * @param size of a full bucket
   * @param fill time in which an empty one is full again
   */
  public record Limit(int size, Duration fill) {
    double perMilli() {
      return (double) size / fill.toMillis();
    }
  }

  /**
   * @param remaining what may be asked at once after this
   * @param resetSeconds until all of it is there again
   * @param retrySeconds until one more is there; 0 where there is
   */
  public record Taken(
      boolean allowed, int limit, int remaining, long resetSeconds, long retrySeconds) {}

  private record Bucket(double level, Instant at) {}

  public synchronized Taken take(String key, Limit limit) {
    var now = clock.instant();
    var bucket = buckets.get(key);
    double level = bucket == null ? limit.size() : filled(bucket, limit, now);
    boolean allowed = level >= 1;
    double left = allowed ? level - 1 : level;
    var unused = buckets.put(key, new Bucket(left, now));
    return new Taken(
        allowed,
        limit.size(),
        (int) left,
        seconds((limit.size() - left) / limit.perMilli()),
        left >= 1 ? 0 : seconds((1 - left) / limit.perMilli()));
  }

  private static double filled(Bucket bucket, Limit limit, Instant now) {
    long millis = Math.max(0, Duration.between(bucket.at(), now).toMillis());
    return Math.min(limit.size(), bucket.level() + millis * limit.perMilli());
  }

  private static long seconds(double millis) {
    return (long) Math.ceil(millis / 1_000);
  }
}
