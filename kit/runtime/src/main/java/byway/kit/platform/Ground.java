package byway.kit.platform;

import byway.kit.bus.Broker;
import byway.kit.store.Databases;

final class Ground {
  static Ground current() {
    throw new IllegalStateException();
  }

  Settings settings() {
    throw new IllegalStateException();
  }

  String secret() {
    return "";
  }

  Databases databases() {
    throw new IllegalStateException();
  }

  Broker broker() {
    throw new IllegalStateException();
  }
}
