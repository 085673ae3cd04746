package byway.kit.reach;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database, or the broker, can be reached. Everybody who works with it notices when it
 * cannot, many times a second; the log says it once when it is lost and once when it is back. What
 * others would write meanwhile that says only this is left out, and counted.
 */
public final class Reach {
  private static final Logger LOG = Logger.getLogger(Reach.class);
  private static final int CAUSES = 16;

  /** What dies may still answer by the one connection, and refuse the next. */
  private static final long STEADY_SECONDS = 1;

  /** What a failure says of itself when it comes from this alone. */
  public static final String AWAY = "cannot be reached";

  /** What it says when it has waited for a line that others hold, or wait for themselves. */
  public static final String NO_LINE = "no line to its database was free";

  /** Further words of failures that have other reasons as long as nothing is lost. */
  private static final List<String> CONSEQUENCES =
      List.of(
          AWAY,
          NO_LINE,
          "did not answer: TimeoutException",
          "did not answer: CircuitBreakerOpenException");

  private static final Set<Reach> LOST = ConcurrentHashMap.newKeySet();

  /** A failure that may be nothing but the consequence of something that is away. */
  public interface Consequence {
    boolean isOfBeingAway();
  }

  private final String what;
  private final LongAdder leftOut = new LongAdder();
  private final AtomicBoolean isBeingWatched = new AtomicBoolean();
  private volatile boolean lost;
  private volatile long lostAtNanos;
  private volatile long failedAtNanos;

  /**
   * @param what such as {@code the database at db:5432}
   */
  public Reach(String what) {
    this.what = what;
  }

  /** Host and port of an address such as {@code jdbc:postgresql://db:5432/byway}. */
  public static String addressOf(String url) {
    try {
      var uri = URI.create(url.replaceFirst("^jdbc:", "").replaceFirst("^\\(([^,)]*).*", "$1"));
      if (uri.getAuthority() != null) {
        return uri.getAuthority().replaceFirst("^.*@", "");
      }
    } catch (IllegalArgumentException e) {
      return "the address given"; // which may hold a password, and is not repeated
    }
    return "the address given";
  }

  /** Whether it could not be reached when somebody tried last. */
  public boolean isLost() {
    return lost;
  }

  /** Somebody could not reach it. */
  public void lose(String why) {
    failedAtNanos = System.nanoTime();
    if (!lost && turn(true)) {
      LOG.errorf("%s %s: %s. What needs it waits or is refused until it is back.", what, AWAY, why);
    }
  }

  /**
   * Somebody has reached it, which is said when nobody fails for a second more.
   *
   * @param sinceNanos when that began, by {@link System#nanoTime()}: what was under way before the
   *     last failure says nothing of now
   */
  public void reached(long sinceNanos) {
    if (lost && sinceNanos - failedAtNanos > 0 && isBeingWatched.compareAndSet(false, true)) {
      CompletableFuture.delayedExecutor(STEADY_SECONDS, TimeUnit.SECONDS)
          .execute(() -> backUnlessFailedAfter(sinceNanos));
    }
  }

  private void backUnlessFailedAfter(long reachedAtNanos) {
    isBeingWatched.set(false);
    if (reachedAtNanos - failedAtNanos > 0 && turn(false)) {
      long seconds = Duration.ofNanos(System.nanoTime() - lostAtNanos).toSeconds();
      LOG.warnf(
          "%s is back after %d s; %d lines that said only that were left out",
          what, seconds, leftOut.sumThenReset());
    }
  }

  private synchronized boolean turn(boolean toLost) {
    if (lost == toLost) {
      return false;
    }
    if (toLost) {
      lostAtNanos = System.nanoTime();
      LOST.add(this);
    } else {
      LOST.remove(this);
    }
    lost = toLost;
    return true;
  }

  /** Whether a line of the log says nothing but that something is lost which has been told. */
  public static boolean isKnown(String logger, @Nullable String said, @Nullable Throwable thrown) {
    if (LOST.isEmpty() || logger.equals(Reach.class.getName())) {
      return false;
    }
    boolean known =
        said != null && CONSEQUENCES.stream().anyMatch(said::contains) || isConsequence(thrown);
    if (known) {
      LOST.forEach(reach -> reach.leftOut.increment());
    }
    return known;
  }

  private static boolean isConsequence(@Nullable Throwable thrown) {
    var cause = thrown;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      if (cause instanceof Consequence consequence && consequence.isOfBeingAway()) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
