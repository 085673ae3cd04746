package byway.hotspot.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings travel in ascending order of their keys, so that one content has one form. */
final class SettingsMaps {
  private SettingsMaps() {}

  static <V> SortedMap<String, V> sorted(Map<String, V> settings) {
    ProtocolLimits.items("settings", settings.size(), 0, ProtocolLimits.SETTINGS);
    settings.keySet().forEach(key -> text("key", key, 1, ProtocolLimits.KEY_BYTES));
    return Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  static String text(String name, String value, int minBytes, int maxBytes) {
    // An unpaired surrogate would be silently replaced by a question mark on the wire.
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException(name + " is not valid Unicode");
    }
    ProtocolLimits.range(
        name + " bytes", value.getBytes(StandardCharsets.UTF_8).length, minBytes, maxBytes);
    return value;
  }
}
