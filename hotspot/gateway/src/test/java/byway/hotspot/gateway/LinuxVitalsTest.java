package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.protocol.Heartbeat;
import byway.hotspot.protocol.UplinkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxVitalsTest {
  @TempDir Path root;

  @Test
  void a_battery_and_wifi_are_read_where_linux_has_them() throws IOException {
    write("sys/class/power_supply/AC/type", "Mains");
    write("sys/class/power_supply/BAT0/type", "Battery");
    write("sys/class/power_supply/BAT0/capacity", "73");
    write(
        "proc/net/wireless",
        """
        Inter-| sta-|   Quality        |   Discarded packets
         face | tus | link level noise |  nwid  crypt   frag
         wlan1: 0000   58.  -52.  -256        0      0      0
        """);
    var reading = vitals("wlan1").read();
    assertThat(reading.batteryPercent()).isEqualTo(73);
    assertThat(reading.signalDbm()).isEqualTo(-52);
    assertThat(reading.uplink()).isEqualTo(UplinkKind.WIFI);
  }

  @Test
  void a_box_on_a_cable_without_battery_says_so() {
    var reading = vitals("eth0").read();
    assertThat(reading.batteryPercent()).isEqualTo(Heartbeat.UNKNOWN_BATTERY);
    assertThat(reading.signalDbm()).isEqualTo(Heartbeat.UNKNOWN_SIGNAL);
    assertThat(reading.uplink()).isEqualTo(UplinkKind.ETHERNET);
  }

  @Test
  void a_battery_that_talks_nonsense_is_unknown() throws IOException {
    write("sys/class/power_supply/BAT0/type", "Battery");
    write("sys/class/power_supply/BAT0/capacity", "999");
    assertThat(vitals("eth0").read().batteryPercent()).isEqualTo(Heartbeat.UNKNOWN_BATTERY);
  }

  private LinuxVitals vitals(String uplink) {
    return new LinuxVitals(root.resolve("sys"), root.resolve("proc"), uplink);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }
}
