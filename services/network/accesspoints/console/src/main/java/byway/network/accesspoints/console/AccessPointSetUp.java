package byway.network.accesspoints.console;

import byway.kit.settings.Settings;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.RadiusPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What has to be entered in an access point.
 *
 * @param isOpenNds whether it runs openNDS, and speaks no RADIUS
 * @param host where it finds the platform
 * @param askPort UDP port where it asks; 0 where the platform does not listen
 * @param reportPort UDP port where it reports
 * @param radsecPort TCP port of RADIUS over TLS; 0 for none
 * @param secret what it shares with the platform; empty where it is not to be shown
 * @param snippets the same as text to copy
 */
record AccessPointSetUp(
    boolean isOpenNds,
    String host,
    int askPort,
    int reportPort,
    int radsecPort,
    String secret,
    List<Snippet> snippets) {

  /**
   * Text to copy into one kind of equipment.
   *
   * @param isUsual whether equipment that understands what this one does is set up so
   * @param isRadsec whether it speaks over TLS, by a certificate of its own
   * @param isEap whether it asks by EAP, which something in front of the platform must end
   */
  public record Snippet(
      String kind, String text, boolean isUsual, boolean isRadsec, boolean isEap) {}

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

  private static final String MIKROTIK_RADSEC =
      """
      /certificate import file-name=own.pem passphrase=""
      /certificate import file-name=own.key passphrase=""
      /radius add service=hotspot protocol=radsec address=%1$s certificate=own.pem_0 \
      secret=radsec timeout=3s
      """;

  private static final String RADSECPROXY =
      """
      ListenUDP 127.0.0.1:1812
      tls default {
        CACertificateFile /etc/ssl/certs/ca-certificates.crt
        CertificateFile /etc/radsecproxy/own.pem
        CertificateKeyFile /etc/radsecproxy/own.key
      }
      client 127.0.0.1 { type udp  secret a-secret-of-the-two }
      server %1$s { type tls  port %2$d  secret radsec  StatusServer on }
      realm * { server %1$s  accountingServer %1$s }
      """;

  private static final String FREERADIUS =
      """
      home_server byway {
        type = auth+acct
        proto = tcp
        ipaddr = %1$s
        port = %2$d
        secret = radsec
        status_check = status-server
        tls {
          ca_file = /etc/ssl/certs/ca-certificates.crt
          certificate_file = ${certdir}/own.pem
          private_key_file = ${certdir}/own.key
          tls_min_version = "1.2"
        }
      }
      home_server_pool byway { home_server = byway }
      realm DEFAULT { pool = byway }
      """;

  static AccessPointSetUp of(AccessPoint known, Settings settings, boolean isShown) {
    var host = Objects.requireNonNullElse(settings.publicUrl().getHost(), settings.host());
    var ports = settings.of(RadiusPorts.class);
    int ask = ports.asking();
    int report = ports.reporting();
    var secret = isShown ? known.secret() : "";
    var typed = secret.isEmpty() ? "…" : secret;
    if (known.dialect() == Dialect.OPENNDS) {
      return openNds(known, settings, host, secret, typed);
    }
    var snippets = new ArrayList<>(overUdp(known, host, ask, report, typed));
    snippets.addAll(MenuWays.of(host, ask, report, typed, known.nasIdentifier()));
    snippets.addAll(overTls(host, ports.tls()));
    return new AccessPointSetUp(false, host, ask, report, ports.tls(), secret, snippets);
  }

  private static List<Snippet> overUdp(
      AccessPoint known, String host, int ask, int report, String typed) {
    var nas = known.nasIdentifier();
    return List.of(
        new Snippet(
            "MikroTik RouterOS 7",
            MIKROTIK.formatted(
                host, ask, report, typed, line("/system identity set name=\"%s\"", nas)),
            known.dialect() == Dialect.MIKROTIK,
            false,
            false),
        new Snippet(
            "CoovaChilli, /etc/chilli/config",
            COOVACHILLI.formatted(host, ask, report, typed, line("HS_NASID=\"%s\"", nas)),
            known.dialect() == Dialect.COOVACHILLI,
            false,
            false),
        new Snippet(
            "OpenWrt, hostapd.conf",
            HOSTAPD.formatted(host, ask, report, typed, line("nas_identifier=%s", nas)),
            false,
            false,
            true));
  }

  private static List<Snippet> overTls(String host, int port) {
    return port == 0
        ? List.of()
        : List.of(
            new Snippet(
                "MikroTik RouterOS 7, RadSec", MIKROTIK_RADSEC.formatted(host), false, true, false),
            new Snippet(
                "radsecproxy.conf, RadSec", RADSECPROXY.formatted(host, port), false, true, false),
            new Snippet(
                "FreeRADIUS 3, proxy.conf, RadSec",
                FREERADIUS.formatted(host, port),
                false,
                true,
                false));
  }

  private static AccessPointSetUp openNds(
      AccessPoint known, Settings settings, String host, String secret, String typed) {
    var id = known.deviceId();
    return new AccessPointSetUp(
        true,
        host,
        0,
        0,
        0,
        secret,
        List.of(
            new Snippet(
                "openNDS 9, /etc/opennds/opennds.conf",
                OPENNDS.formatted(host, id, typed),
                true,
                false,
                false),
            new Snippet(
                "/etc/byway/opennds.env",
                OPENNDS_PART.formatted(settings.publicUrl(), id, typed),
                true,
                false,
                false)));
  }

  private static String line(String pattern, String nas) {
    return nas.isEmpty() ? "" : "\n" + pattern.formatted(nas);
  }
}
