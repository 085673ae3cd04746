package byway.kit.platform;

import byway.kit.store.Outbox;
import byway.kit.store.Store;
import java.time.Duration;

/** Facts that the broker has had for so long need not be told again, not even after a restore. */
final class ForgetRelayed implements Chore {
  /**
   * What is left over is forgotten five minutes later; far more than ever comes in five minutes.
   */
  private static final int ROUNDS = 100;

  private final Store store;
  private final Duration kept;

  ForgetRelayed(Store store, Duration kept) {
    this.store = store;
    this.kept = kept;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void run() {
    for (int i = 0; i < ROUNDS && store.outbox().forget(kept) == Outbox.MOST_FORGOTTEN; i++) {
      // the next ones
    }
  }
}
