package byway.fronts.devicelink;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;

/** Where hotspots connect. */
public record MqttSettings(int port) {

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<MqttSettings> {
    @Override
    public Class<MqttSettings> type() {
      return MqttSettings.class;
    }

    @Override
    public MqttSettings read(SettingsReader in) {
      int port = in.port("MQTT_PORT", 1883, "port that hotspots connect to");
      in.opensTcp("MQTT_PORT", port);
      return new MqttSettings(port);
    }
  }
}
