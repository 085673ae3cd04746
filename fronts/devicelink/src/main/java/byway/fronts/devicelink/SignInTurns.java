package byway.fronts.devicelink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sign-ins one after the other: so many at once of all, and so few of one address that one that
 * tries all day leaves room for the others. Each waits for its turn for a moment, since after a
 * start all hotspots come at once.
 */
final class SignInTurns {
  static final int MOST = 32;
  static final int MOST_OF_ONE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Duration patience;
  private final Semaphore all = new Semaphore(MOST, true);
  private final Map<String, Turns> each = new HashMap<>();

  SignInTurns() {
    this(PATIENCE);
  }

  SignInTurns(Duration patience) {
    this.patience = patience;
  }

  private static final class Turns {
    final Semaphore free = new Semaphore(MOST_OF_ONE, true);
    int users;
  }

  /**
   * Does the work in its turn; false where that did not come.
   *
   * @param crowd such as an address; empty where that says nothing
   */
  boolean take(String crowd, Runnable work) {
    if (crowd.isEmpty()) {
      return inTurn(all, work);
    }
    var own = enter(crowd);
    try {
      boolean[] done = {false};
      return inTurn(own.free, () -> done[0] = inTurn(all, work)) && done[0];
    } finally {
      leave(crowd, own);
    }
  }

  private boolean inTurn(Semaphore turns, Runnable work) {
    try {
      if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      work.run();
      return true;
    } finally {
      turns.release();
    }
  }

  /** Of how many anything is remembered. */
  synchronized int crowds() {
    return each.size();
  }

  private synchronized Turns enter(String crowd) {
    var own = each.computeIfAbsent(crowd, address -> new Turns());
    own.users++;
    return own;
  }

  private synchronized void leave(String crowd, Turns own) {
    if (--own.users == 0) {
      each.remove(crowd);
    }
  }
}
