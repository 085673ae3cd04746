package byway.hotspot.protocol;

import java.util.Locale;

/**
 * Up, topic {@code p}, QoS 1, retained; "offline" is the last will. The only message in plain text,
 * so that any MQTT tool shows it.
 */
public enum Presence implements DeviceMessage {
  ONLINE,
  OFFLINE;

  /** The payload: {@code online} or {@code offline}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
