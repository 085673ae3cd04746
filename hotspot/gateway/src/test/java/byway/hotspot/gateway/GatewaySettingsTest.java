package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {
  static final Map<String, String> ENOUGH =
      Map.of(
          "BYWAY_HOTSPOT_PLATFORM", "mqtt://192.0.2.1:1883",
          "BYWAY_HOTSPOT_OPERATOR", "real",
          "BYWAY_HOTSPOT_DEVICE", "01a1fcb7-181e-7138-ae59-81e8682f11e1",
          "BYWAY_HOTSPOT_SECRET", "secret",
          "BYWAY_HOTSPOT_PORTAL", "http://portal.byway.test/portal");

  @Test
  void what_is_needed_is_enough() {
    var settings = GatewaySettings.read(ENOUGH);
    assertThat(settings.network().gateway()).isEqualTo("10.77.0.1");
    assertThat(settings.network().lan()).isEqualTo("wlan0");
    assertThat(settings.garden().hosts()).isEmpty();
  }

  @Test
  void every_problem_is_told_at_once() {
    var wrong = new HashMap<>(ENOUGH);
    wrong.remove("BYWAY_HOTSPOT_SECRET");
    wrong.put("BYWAY_HOTSPOT_PLATFORM", "http://192.0.2.1");
    wrong.put("BYWAY_HOTSPOT_LAN", "wlan0; rm -rf /");
    wrong.put("BYWAY_HOTSPOT_ADDRESS", "10.0.0.1");
    wrong.put("BYWAY_HOTSPOT_PAGES_PORT", "eighty");
    wrong.put("BYWAY_HOTSPOT_GARDEN", "a host");
    wrong.put("BYWAY_HOTSPOT_SETTINGS_TRIAL", "1");
    wrong.put("BYWAY_HOTSPOT_COLOUR", "red");
    assertThatThrownBy(() -> GatewaySettings.read(wrong))
        .hasMessageContaining("BYWAY_HOTSPOT_SECRET is missing")
        .hasMessageContaining("BYWAY_HOTSPOT_PLATFORM does not begin with")
        .hasMessageContaining("BYWAY_HOTSPOT_LAN is \"wlan0; rm -rf /\", not the name of")
        .hasMessageContaining("BYWAY_HOTSPOT_ADDRESS is \"10.0.0.1\"")
        .hasMessageContaining("BYWAY_HOTSPOT_PAGES_PORT is \"eighty\", not a number")
        .hasMessageContaining("BYWAY_HOTSPOT_GARDEN")
        .hasMessageContaining("BYWAY_HOTSPOT_SETTINGS_TRIAL is 1, not 4 to 86400")
        .hasMessageContaining("BYWAY_HOTSPOT_COLOUR is not a setting");
  }

  @Test
  void what_is_described_is_what_is_read() {
    var described =
        Pattern.compile("BYWAY_HOTSPOT_[A-Z0-9_]+").matcher(GatewaySettings.describe()).results();
    var all = new HashMap<String, String>();
    described.forEach(found -> all.put(found.group(), "\u0001"));
    assertThatThrownBy(() -> GatewaySettings.read(all))
        .message()
        .doesNotContain("is not a setting");
  }
}
