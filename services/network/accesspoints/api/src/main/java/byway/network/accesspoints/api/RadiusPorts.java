package byway.network.accesspoints.api;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;

/**
 * Where access points ask and report, which must be told to whoever sets one up; 0 where they
 * cannot.
 *
 * @param asking UDP
 * @param reporting UDP
 * @param tls TCP, for both (RFC 6614)
 */
public record RadiusPorts(int asking, int reporting, int tls) {
  public static final String ASKING = "RADIUS_PORT";
  public static final String REPORTING = "RADIUS_ACCOUNTING_PORT";
  public static final String TLS = "RADSEC_PORT";

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<RadiusPorts> {
    @Override
    public Class<RadiusPorts> type() {
      return RadiusPorts.class;
    }

    @Override
    public RadiusPorts read(SettingsReader in) {
      return new RadiusPorts(
          in.port(ASKING, 1812, "UDP port where access points ask; 0 none"),
          in.port(REPORTING, 1813, "UDP port where they report; 0 none"),
          in.port(TLS, 0, "TCP port of RADIUS over TLS, usually 2083; 0 none"));
    }
  }
}
