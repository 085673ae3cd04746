package byway.kit.platform;

import byway.kit.store.OpenAct;
import byway.kit.store.Store;
import java.time.Duration;

/** An act whose process died before it ended is in the audit log all the same. */
final class TellLostActs implements Chore {
  private final Store store;

  TellLostActs(Store store) {
    this.store = store;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    var unused = OpenAct.tellLost(store);
  }
}
