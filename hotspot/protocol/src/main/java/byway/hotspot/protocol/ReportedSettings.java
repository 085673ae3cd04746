package byway.hotspot.protocol;

import java.util.Map;

/**
 * Up, topic {@code r}, QoS 1: what the hotspot made of a desired version.
 *
 * @param version the desired version this answers
 * @param settings what became of each key
 */
public record ReportedSettings(long version, Map<String, SettingResult> settings)
    implements DeviceMessage {
  public ReportedSettings {
    ProtocolLimits.counter("version", version);
    settings = SettingsMaps.sorted(settings);
  }

  /** What became of one setting. */
  public sealed interface SettingResult {}

  /**
   * The setting is in force.
   *
   * @param value as applied
   */
  public record Applied(String value) implements SettingResult {
    public Applied {
      SettingsMaps.text("value", value, 0, ProtocolLimits.TEXT_BYTES);
    }
  }

  /**
   * The setting was not taken over; what was in force before still is.
   *
   * @param reason for people
   */
  public record Refused(String reason) implements SettingResult {
    public Refused {
      SettingsMaps.text("reason", reason, 0, ProtocolLimits.TEXT_BYTES);
    }
  }
}
