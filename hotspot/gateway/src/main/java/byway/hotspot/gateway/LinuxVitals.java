package byway.hotspot.gateway;

import byway.hotspot.agent.Vitals;
import byway.hotspot.protocol.Heartbeat;
import byway.hotspot.protocol.UplinkKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Battery from {@code /sys/class/power_supply}, signal from ModemManager where the uplink is a
 * modem, or from the kernel where it is Wi-Fi.
 */
record LinuxVitals(Path system, Path processes, String uplink) implements Vitals {
  private static final Pattern QUALITY =
      Pattern.compile("modem\\.generic\\.signal-quality\\.value\\s*:\\s*(\\d+)");
  private static final Pattern TECHNOLOGY =
      Pattern.compile("modem\\.generic\\.access-technologies\\.value\\[1\\]\\s*:\\s*(\\w+)");

  /** ModemManager gives a share of a hundred of the range that phones show. */
  private static final int WEAKEST_DBM = -113;

  private static final int RANGE_DB = 62;

  static LinuxVitals of(String uplink) {
    return new LinuxVitals(Path.of("/sys"), Path.of("/proc"), uplink);
  }

  @Override
  public Reading read() {
    var modem = modem();
    var quality = QUALITY.matcher(modem);
    if (quality.find()) {
      int dbm = WEAKEST_DBM + Math.min(100, Integer.parseInt(quality.group(1))) * RANGE_DB / 100;
      return new Reading(batteryPercent(), dbm, generation(modem));
    }
    var wifi = wifiSignalDbm();
    return new Reading(
        batteryPercent(),
        wifi.orElse(Heartbeat.UNKNOWN_SIGNAL),
        wifi.isPresent() ? UplinkKind.WIFI : UplinkKind.ETHERNET);
  }

  private static UplinkKind generation(String modem) {
    var found = TECHNOLOGY.matcher(modem);
    var technology = found.find() ? found.group(1) : "";
    return switch (technology) {
      case "5gnr" -> UplinkKind.CELLULAR_5G;
      case "lte" -> UplinkKind.CELLULAR_4G;
      default -> UplinkKind.CELLULAR_3G;
    };
  }

  private int batteryPercent() {
    var supplies = system.resolve("class/power_supply");
    if (!Files.isDirectory(supplies)) {
      return Heartbeat.UNKNOWN_BATTERY;
    }
    try (var all = Files.list(supplies)) {
      return all.filter(supply -> line(supply.resolve("type")).equals("Battery"))
          .map(supply -> line(supply.resolve("capacity")))
          .filter(text -> text.matches("\\d{1,3}"))
          .mapToInt(Integer::parseInt)
          .filter(percent -> percent <= 100)
          .findFirst()
          .orElse(Heartbeat.UNKNOWN_BATTERY);
    } catch (IOException e) {
      return Heartbeat.UNKNOWN_BATTERY;
    }
  }

  private OptionalInt wifiSignalDbm() {
    try {
      for (var line : Files.readAllLines(processes.resolve("net/wireless"))) {
        var words = line.strip().split("\\s+");
        if (words.length > 3 && words[0].equals(uplink + ":")) {
          return OptionalInt.of(
              Math.clamp((long) Double.parseDouble(words[3].replaceAll("\\.$", "")), -150, -1));
        }
      }
    } catch (IOException | NumberFormatException e) {
      // No Wi-Fi here.
    }
    return OptionalInt.empty();
  }

  private static String modem() {
    if (!Files.isExecutable(Path.of("/usr/bin/mmcli"))) {
      return "";
    }
    try {
      var process =
          new ProcessBuilder("mmcli", "-m", "any", "--output-keyvalue")
              .redirectErrorStream(true)
              .start();
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
