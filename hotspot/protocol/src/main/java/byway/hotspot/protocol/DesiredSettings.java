package byway.hotspot.protocol;

import java.util.Map;

/**
 * Down, topic {@code d}, QoS 1, retained: all settings the hotspot should have. A version that is
 * not above the one it has changes nothing but is reported again.
 *
 * @param version only grows
 * @param settings up to 64 keys
 */
public record DesiredSettings(long version, Map<String, String> settings) implements DeviceMessage {
  public DesiredSettings {
    ProtocolLimits.counter("version", version);
    settings = SettingsMaps.sorted(settings);
    settings
        .values()
        .forEach(value -> SettingsMaps.text("value", value, 0, ProtocolLimits.TEXT_BYTES));
  }
}
