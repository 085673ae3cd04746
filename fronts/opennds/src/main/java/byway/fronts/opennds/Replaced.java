package byway.fronts.opennds;

import byway.kit.values.Recent;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Sessions whose stay was replaced by another. A gateway delivers what it kept before each look, so
 * whose last word was not told between two looks is told of no more, as after a loss of power.
 * Should this be forgotten, charging frees what is reserved for them by itself, later.
 */
@Singleton
class Replaced {
  private static final int MOST_GATEWAYS = 10_000;
  private static final int MOST_EACH = 1_000;

  private final Recent<UUID, Waiting> waiting = new Recent<>(MOST_GATEWAYS);

  /** Those of before the last look, and those of after it. */
  private static final class Waiting {
    List<UUID> before = List.of();
    List<UUID> after = new ArrayList<>();
  }

  synchronized void add(Gateway gateway, UUID sessionId) {
    var here = waiting.of(gateway.deviceId(), id -> new Waiting());
    if (here.after.size() < MOST_EACH) {
      here.after.add(sessionId);
    }
  }

  /** To be asked once a look. */
  synchronized List<UUID> silent(Gateway gateway) {
    var here = waiting.get(gateway.deviceId());
    if (here == null) {
      return List.of();
    }
    var silent = here.before;
    here.before = here.after;
    here.after = new ArrayList<>();
    if (here.before.isEmpty()) {
      var unused = waiting.remove(gateway.deviceId());
    }
    return silent;
  }
}
