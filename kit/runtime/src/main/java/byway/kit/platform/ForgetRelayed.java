package byway.kit.platform;

import byway.kit.store.Outbox;
import byway.kit.store.Store;
import java.time.Duration;

/** Facts that the broker has had for an hour need not be told again. */
final class ForgetRelayed implements Chore {
  /**
   * What is left over is forgotten five minutes later; far more than ever comes in five minutes.
   */
  private static final int ROUNDS = 100;

  private final Store store;

  ForgetRelayed(Store store) {
    this.store = store;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public void run() {
    for (int i = 0; i < ROUNDS && store.outbox().forget() == Outbox.MOST_FORGOTTEN; i++) {
      // the next ones
    }
  }
}
