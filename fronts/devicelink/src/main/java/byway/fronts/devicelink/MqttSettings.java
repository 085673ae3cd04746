package byway.fronts.devicelink;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.util.regex.Pattern;

/**
 * Where hotspots connect.
 *
 * @param port without TLS; 0 for none
 * @param tlsPort with a certificate of the installation's own authority; 0 for none
 * @param address that hotspots are told, as host and port; empty for the host they asked at
 */
public record MqttSettings(int port, int tlsPort, String address) {
  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+):\\d{1,5}|");

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<MqttSettings> {
    @Override
    public Class<MqttSettings> type() {
      return MqttSettings.class;
    }

    @Override
    public MqttSettings read(SettingsReader in) {
      int port =
          in.port(
              "MQTT_PORT", 0, "port that hotspots connect to without TLS; 0 none, the usual way");
      int tls =
          in.port(
              "MQTTS_PORT",
              8883,
              "port that hotspots connect to over TLS, by the installation's own authority; 0 none");
      var address =
          in.read(
              "MQTT_ADDRESS",
              "",
              "a host and a port",
              "where hotspots reach that port, if not at the host of the platform: host:port",
              MqttSettings.Reader::checked);
      in.opensTcp("MQTT_PORT", port);
      in.opensTcp("MQTTS_PORT", tls);
      return new MqttSettings(port, tls, address);
    }

    private static String checked(String text) {
      if (!ADDRESS.matcher(text).matches()) {
        throw new IllegalArgumentException(
            "not a host and a port, such as hotspots.example.org:8883");
      }
      return text;
    }
  }
}
