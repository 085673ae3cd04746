package byway.fronts.console;

import byway.contracts.accesspoints.AccessPoint;
import byway.contracts.accesspoints.Dialect;
import byway.kit.platform.Settings;
import java.util.List;
import java.util.Objects;

/**
 * What has to be entered in an access point.
 *
 * @param isOpenNds whether it runs openNDS, and speaks no RADIUS
 * @param host where it finds the platform
 * @param askPort UDP port where it asks; 0 where the platform does not listen
 * @param reportPort UDP port where it reports
 * @param secret what it shares with the platform; empty where it is not to be shown
 * @param snippets the same as text to copy
 */
record AccessPointSetUp(
    boolean isOpenNds,
    String host,
    int askPort,
    int reportPort,
    String secret,
    List<Snippet> snippets) {

  /**
   * Text to copy into one kind of equipment.
   *
   * @param isUsual whether equipment that understands what this one does is set up so
   * @param isEap whether it asks by EAP, which something in front of the platform must end
   */
  public record Snippet(String kind, String text, boolean isUsual, boolean isEap) {}

  private static final String MIKROTIK =
      """
      /radius add service=hotspot address=%1$s secret="%4$s" \
      authentication-port=%2$d accounting-port=%3$d timeout=3s
      /radius incoming set accept=yes port=3799
      /ip hotspot profile set [find] use-radius=yes login-by=https,http-pap \
      radius-accounting=yes radius-interim-update=received%5$s
      """;

  private static final String COOVACHILLI =
      """
      HS_RADIUS=%1$s
      HS_RADIUS2=%1$s
      HS_RADAUTH=%2$d
      HS_RADACCT=%3$d
      HS_RADSECRET="%4$s"
      HS_COAPORT=3799%5$s
      """;

  private static final String HOSTAPD =
      """
      wpa=2
      wpa_key_mgmt=WPA-EAP
      ieee8021x=1
      auth_server_addr=%1$s
      auth_server_port=%2$d
      auth_server_shared_secret=%4$s
      acct_server_addr=%1$s
      acct_server_port=%3$d
      acct_server_shared_secret=%4$s
      radius_acct_interim_interval=60%5$s
      """;

  /** The daemon is told where the portal is by name and by address, and only in plain HTTP. */
  private static final String OPENNDS =
      """
      login_option_enabled 0
      fas_secure_enabled 1
      fasremotefqdn %1$s
      fasremoteip …
      fasport 80
      faspath /opennds/%2$s
      faskey %3$s
      binauth /usr/lib/byway-opennds/byway-opennds
      """;

  private static final String OPENNDS_PART =
      """
      BYWAY_URL=%1$s
      BYWAY_DEVICE=%2$s
      BYWAY_FASKEY=%3$s
      BYWAY_LAN=wlan0
      """;

  static AccessPointSetUp of(AccessPoint known, Settings settings, boolean isShown) {
    var host = Objects.requireNonNullElse(settings.publicUrl().getHost(), settings.host());
    int ask = settings.radiusPort();
    int report = settings.radiusAccountingPort();
    var secret = isShown ? known.secret() : "";
    var typed = secret.isEmpty() ? "…" : secret;
    if (known.dialect() == Dialect.OPENNDS) {
      return openNds(known, settings, host, secret, typed);
    }
    var nas = known.nasIdentifier();
    return new AccessPointSetUp(
        false,
        host,
        ask,
        report,
        secret,
        List.of(
            new Snippet(
                "MikroTik RouterOS 7",
                MIKROTIK.formatted(
                    host, ask, report, typed, line("/system identity set name=\"%s\"", nas)),
                known.dialect() == Dialect.MIKROTIK,
                false),
            new Snippet(
                "CoovaChilli, /etc/chilli/config",
                COOVACHILLI.formatted(host, ask, report, typed, line("HS_NASID=\"%s\"", nas)),
                known.dialect() == Dialect.COOVACHILLI,
                false),
            new Snippet(
                "OpenWrt, hostapd.conf",
                HOSTAPD.formatted(host, ask, report, typed, line("nas_identifier=%s", nas)),
                false,
                true)));
  }

  private static AccessPointSetUp openNds(
      AccessPoint known, Settings settings, String host, String secret, String typed) {
    var id = known.deviceId();
    return new AccessPointSetUp(
        true,
        host,
        0,
        0,
        secret,
        List.of(
            new Snippet(
                "openNDS 9, /etc/opennds/opennds.conf",
                OPENNDS.formatted(host, id, typed),
                true,
                false),
            new Snippet(
                "/etc/byway/opennds.env",
                OPENNDS_PART.formatted(settings.publicUrl(), id, typed),
                true,
                false)));
  }

  private static String line(String pattern, String nas) {
    return nas.isEmpty() ? "" : "\n" + pattern.formatted(nas);
  }
}
