package byway.hotspot.gateway;

import byway.hotspot.agent.AgentStatistics;
import byway.hotspot.agent.AgentStatistics.Access;
import byway.hotspot.agent.SessionStatus;
import byway.hotspot.protocol.Heartbeat;
import byway.hotspot.protocol.MacAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The hotspot as it says of itself on its own network: a client sees its own figures, the owner all
 * of them.
 */
final class LocalStatus {
  private final AgentStatistics now;
  private final Optional<MacAddress> client;
  private final boolean owner;
  private final LanServer server;

  LocalStatus(LanServer server, Optional<MacAddress> client, boolean owner) {
    this.server = server;
    this.now = server.now();
    this.client = client;
    this.owner = owner;
  }

  String json() {
    var vitals = server.vitals().read();
    return """
    {"uplink":"%s","connected":%s,"batteryPercent":%s,"signalDbm":%s,"clients":%d%s%s}"""
        .formatted(
            vitals.uplink().name().toLowerCase(Locale.ROOT),
            now.connection() == AgentStatistics.Connection.ONLINE,
            vitals.batteryPercent() == Heartbeat.UNKNOWN_BATTERY ? "null" : vitals.batteryPercent(),
            vitals.signalDbm() == Heartbeat.UNKNOWN_SIGNAL ? "null" : vitals.signalDbm(),
            now.clients().size(),
            client.map(mac -> ",\"you\":" + json(mac)).orElse(""),
            owner ? ",\"all\":[" + all() + "]" : "");
  }

  private String all() {
    return now.clients().keySet().stream()
        .sorted()
        .map(this::json)
        .collect(Collectors.joining(","));
  }

  private String json(MacAddress mac) {
    var session = LanServer.session(now, mac);
    return """
    {"mac":"%s","access":"%s","usedBytes":%d,"leftBytes":%d}"""
        .formatted(
            mac,
            now.access(mac).name().toLowerCase(Locale.ROOT),
            session.map(SessionStatus::usedBytes).orElse(0L),
            session.map(SessionStatus::leftBytes).orElse(0L));
  }

  String page() {
    var vitals = server.vitals().read();
    boolean online = now.connection() == AgentStatistics.Connection.ONLINE;
    var you = client.flatMap(mac -> LanServer.session(now, mac));
    var access = client.map(now::access).orElse(Access.PORTAL);
    var big =
        switch (access) {
          case INTERNET -> "You are online";
          case PAYMENT_ONLY -> "Nothing is left";
          case PORTAL -> "You are not signed in";
        };
    return frame(
        big,
        """
        <p class=big>%s</p>
        <p class=quiet>%s</p>
        <p><a class=button href="%s">%s</a></p>
        <dl><div><dt>This hotspot</dt><dd>%s</dd></div><div><dt>Devices here</dt><dd>%d</dd></div>%s%s</dl>%s
        """
            .formatted(
                big,
                you.map(s -> megabytes(s.usedBytes()) + " used since you signed in here.")
                    .orElse(online ? "Sign in to use your own data here." : ""),
                server.portal(),
                access == Access.INTERNET ? "My data" : "Go on",
                online ? "connected" : "looking for its uplink; it serves on meanwhile",
                now.clients().size(),
                vitals.batteryPercent() == Heartbeat.UNKNOWN_BATTERY
                    ? ""
                    : row("Battery", vitals.batteryPercent() + " %"),
                vitals.signalDbm() == Heartbeat.UNKNOWN_SIGNAL
                    ? ""
                    : row("Signal", vitals.signalDbm() + " dBm"),
                owner ? table() : ""));
  }

  private String table() {
    return now.clients().keySet().stream()
        .sorted()
        .map(
            mac ->
                row(
                    mac.toString(),
                    now.access(mac).name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + LanServer.session(now, mac)
                            .map(s -> ", " + megabytes(s.usedBytes()))
                            .orElse("")))
        .collect(Collectors.joining("", "<h2>Devices</h2><dl>", "</dl>"));
  }

  private static String row(String name, String value) {
    return "<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, value);
  }

  private static String megabytes(long bytes) {
    return "%,.1f MB".formatted(bytes / 1e6);
  }

  static String moment() {
    return frame(
        "One moment", "<p class=big>One moment</p><p class=quiet>Looking for the way.</p>");
  }

  static String frame(String title, String body) {
    return """
    <!doctype html><html lang=en><meta charset=utf-8><title>%s</title>
    <meta name=viewport content="width=device-width,initial-scale=1"><style>
    :root{color-scheme:light dark;--paper:#faf7f2;--ink:#1c1b19;--quiet:#6b665e;--line:#e7e1d8;--accent:#0f766e;--on:#fff}
    @media(prefers-color-scheme:dark){:root{--paper:#12110f;--ink:#f2eee7;--quiet:#a39c90;--line:#2e2b26;--accent:#2dd4bf;--on:#06201d}}
    body{margin:0 auto;max-width:28rem;padding:32px 16px;font:16px/24px system-ui,sans-serif;background:var(--paper);color:var(--ink)}
    .big{font-size:40px;line-height:44px;font-weight:700;margin:0 0 8px}.quiet{color:var(--quiet);margin:0 0 24px}
    .button{display:block;padding:12px 16px;border-radius:12px;background:var(--accent);color:var(--on);text-align:center;text-decoration:none;font-weight:600}
    dl{margin:24px 0}dl div{display:flex;justify-content:space-between;gap:16px;padding:12px 0;border-top:1px solid var(--line)}dd{margin:0;text-align:right}
    </style><main>%s</main></html>
    """
        .formatted(title, body);
  }
}
