package byway.fronts.devicelink.mqtt;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has connected and has not been let in yet. There is an end to how many of them there are: one
 * more of an address that has too many is not heard, and one more of all takes the place of who has
 * been here for longest, so that nobody who only sits here keeps others out.
 */
final class Strangers<T> {
  private final int most;
  private final int mostOfOne;

  /** With whose places they take, in the order in which they came. */
  private final Map<T, String> waiting = new LinkedHashMap<>();

  private final Map<String, Integer> ofEach = new HashMap<>();

  Strangers(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /**
   * Whether there is room for one more.
   *
   * @param crowd such as an address; empty where that says nothing
   */
  boolean hasRoomFor(String crowd) {
    return ofEach.getOrDefault(crowd, 0) < mostOfOne;
  }

  /** Who has to go for it; mostly nobody. */
  @Nullable T add(T line, String crowd) {
    var oldest = waiting.size() < most ? null : waiting.keySet().iterator().next();
    if (oldest != null) {
      remove(oldest);
    }
    waiting.put(line, crowd);
    if (!crowd.isEmpty()) {
      ofEach.merge(crowd, 1, Integer::sum);
    }
    return oldest;
  }

  void remove(T line) {
    var crowd = waiting.remove(line);
    if (crowd != null) {
      ofEach.computeIfPresent(crowd, (same, count) -> count == 1 ? null : count - 1);
    }
  }
}
