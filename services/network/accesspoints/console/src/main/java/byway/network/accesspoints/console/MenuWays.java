package byway.network.accesspoints.console;

import byway.network.accesspoints.console.AccessPointSetUp.Snippet;
import java.util.List;

/**
 * How makes are set up whose guests sign in on a page of their own and are checked by RADIUS: the
 * ways through their menus, in the words of these, with our values. What cannot be typed as a name
 * there is typed as an address.
 */
final class MenuWays {
  private static final String UNIFI =
      """
      Settings > Profiles > RADIUS > Create New
        Authentication server: %1$s  Port: %2$d  Shared secret: %4$s
        RADIUS accounting: on  Server: %1$s  Port: %3$d  Shared secret: %4$s
        Interim update interval: 60 seconds
      Settings > WiFi > the guests' network > Hotspot Portal: on
      Hotspot > Landing Page > Settings > Authentication > RADIUS: on
        RADIUS profile: the one above
        Disconnect requests: on  Port: 3799
        Pre-authorization allowances: %1$s
      # UniFi asks by CHAP or MS-CHAPv2: guests sign in with mail address and network key, not with a
      # voucher. It asks from its controller; its NAS-Identifier is the controller's UUID.
      """;

  private static final String CAMBIUM =
      """
      cnMaestro: Shared Settings > WLANs and AP Groups > the WLAN
        AAA Servers > Authentication Server 1: %1$s  Port: %2$d  Secret: %4$s
        AAA Servers > Accounting Server 1: %1$s  Port: %3$d  Secret: %4$s
          Accounting Mode: Start-Interim-Stop  Interim Update Interval: 60
        AAA Servers > Advanced > NAS Identifier: %5$s
          Dynamic Authorization: on
        Guest Access > Enable: on  Portal Mode: Internal Access Point
          Access Policy: RADIUS  Redirect Mode: HTTPS
        Guest Access > Add Whitelist: %1$s
      """;

  private static final String RUCKUS =
      """
      SmartZone: Services & Profiles > Authentication > Non-Proxy (AP Authenticator) > Create
        Service Protocol: RADIUS  IP Address: %1$s  Port: %2$d  Shared Secret: %4$s
      Services & Profiles > Accounting > Non-Proxy > Create
        IP Address: %1$s  Port: %3$d  Shared Secret: %4$s
      Services & Profiles > Hotspots & Portals > Hotspot (WISPr) > Create
        Logon URL: Internal  Walled Garden: %1$s
      Wireless LANs > Create
        Authentication Type: Hotspot (WISPr)  Hotspot Portal: the one above
        Authentication Service, Accounting Service: those above
        Send interim update every: 1 minute
        RADIUS Options > NAS ID: User-defined %5$s
      # Unleashed: Admin & Services > Services > AAA Servers, then Hotspot Services, with the same values.
      """;

  private static final String OMADA =
      """
      Settings > Profiles > RADIUS Profile > Create New
        Authentication Server IP: %1$s  Port: %2$d  Password: %4$s
        RADIUS Accounting: on  Accounting Server IP: %1$s  Port: %3$d  Password: %4$s
        Interim Update: on  Interim Update Interval: 60
      Settings > Authentication > Portal > Create New Portal
        SSID & Network: the guests' network
        Authentication Type: RADIUS Server  RADIUS Profile: the one above
        NAS ID: %5$s  Authentication Mode: PAP  Portal Customization: Local Web Portal
        Disconnect Requests: on  Receiver Port: 3799
      Settings > Authentication > Portal > Access Control > Pre-Authentication Access: %1$s
      # It asks from its controller, not from each access point.
      """;

  private static final String ARUBA =
      """
      wlan auth-server byway
        ip %1$s
        port %2$d
        acctport %3$d
        key %4$s
        nas-id %5$s
        rfc3576
      wlan access-rule byway-guests
        captive-portal internal
      wlan ssid-profile byway-guests
        enable
        type guest
        essid Guests
        opmode opensystem
        captive-portal internal
        auth-server byway
        radius-accounting
        radius-accounting-mode user-authentication
        radius-interim-accounting-interval 1
      # Aruba Instant (IAP). By its pages: Networks > the guests' network > Security >
      # Splash page type: Internal - Authenticated; Auth server 1: the one above.
      """;

  private MenuWays() {}

  static List<Snippet> of(String host, int ask, int report, String secret, String nas) {
    var known = nas.isEmpty() ? "…" : nas;
    return List.of(
        way("UniFi Network 8 and later", UNIFI, host, ask, report, secret, known),
        way("Cambium cnMaestro, cnPilot and XV", CAMBIUM, host, ask, report, secret, known),
        way("Ruckus SmartZone and Unleashed", RUCKUS, host, ask, report, secret, known),
        way("TP-Link Omada 5", OMADA, host, ask, report, secret, known),
        way("Aruba Instant", ARUBA, host, ask, report, secret, known));
  }

  private static Snippet way(
      String kind, String text, String host, int ask, int report, String secret, String nas) {
    return new Snippet(kind, text.formatted(host, ask, report, secret, nas), false, false, false);
  }
}
