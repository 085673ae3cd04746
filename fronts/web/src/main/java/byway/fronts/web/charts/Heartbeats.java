package byway.fronts.web.charts;

import byway.network.devices.api.Heartbeat;
import io.quarkus.qute.TemplateExtension;

/** A heartbeat as glyphs show it. */
@TemplateExtension
final class Heartbeats {
  private static final int FULL_WIDTH = 15;

  private Heartbeats() {}

  static boolean hasBattery(Heartbeat heartbeat) {
    return heartbeat.batteryPercent() >= 0;
  }

  /** Width of the filling of the battery's glyph. */
  static int batteryWidth(Heartbeat heartbeat) {
    return Math.clamp(Math.round(heartbeat.batteryPercent() / 100.0 * FULL_WIDTH), 1, FULL_WIDTH);
  }

  static boolean hasSignal(Heartbeat heartbeat) {
    return heartbeat.signalDbm() != 0;
  }

  static long uptimeHours(Heartbeat heartbeat) {
    return heartbeat.uptimeSeconds() / 3_600;
  }

  /** Bars as on a telephone: 4 is strong, 1 hardly works. */
  static int signalBars(Heartbeat heartbeat) {
    int dbm = heartbeat.signalDbm();
    return dbm >= -75 ? 4 : dbm >= -90 ? 3 : dbm >= -105 ? 2 : 1;
  }

  /** How people call what a hotspot reaches the world by. */
  static String uplinkName(Heartbeat heartbeat) {
    return switch (heartbeat.uplink()) {
      case "cellular_2g" -> "2G";
      case "cellular_3g" -> "3G";
      case "cellular_4g" -> "4G";
      case "cellular_5g" -> "5G";
      case "wifi" -> "Wi-Fi";
      case "ethernet" -> "Ethernet";
      default -> heartbeat.uplink();
    };
  }
}
