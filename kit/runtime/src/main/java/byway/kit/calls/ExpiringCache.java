package byway.kit.calls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Answers that are good for a while. However many want the same one at the same moment, it is asked
 * for once, so that what begins all at once is no load on whoever knows.
 *
 * @param <K> a question
 * @param <V> its answer
 */
public final class ExpiringCache<K, V> {
  /** A clock goes back so far only when somebody sets it; a little is two threads at once. */
  private static final long SET_BACK_NANOS = 1_000_000_000;

  private final Cache<K, V> answers;
  private final Function<K, V> ask;
  private final AtomicLong latestNanos = new AtomicLong();
  private final InstantSource clock;

  /**
   * @param most answers at a time; the least used go first
   * @param fresh how long one is good
   * @param ask finds an answer; where it throws, the next who wants it asks again
   */
  public ExpiringCache(int most, Duration fresh, InstantSource clock, Function<K, V> ask) {
    this(most, answer -> fresh, clock, ask);
  }

  /**
   * @param fresh how long an answer is good; one that there is none may have a shorter life
   */
  public ExpiringCache(
      int most, Function<V, Duration> fresh, InstantSource clock, Function<K, V> ask) {
    this.ask = ask;
    this.clock = clock;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfter(Expiry.<K, V>writing((question, answer) -> fresh.apply(answer)))
            .ticker(() -> nanos(clock))
            .executor(Runnable::run)
            .build();
  }

  private static long nanos(InstantSource clock) {
    var now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  public V of(K question) {
    long now = nanos(clock);
    if (latestNanos.getAndSet(now) - now > SET_BACK_NANOS) {
      // By a clock that was ahead they would be good until it is as late again.
      answers.invalidateAll();
    }
    return answers.get(question, ask);
  }

  public void forget(K question) {
    answers.invalidate(question);
  }
}
