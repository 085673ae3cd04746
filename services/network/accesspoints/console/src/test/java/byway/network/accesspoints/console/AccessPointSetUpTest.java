package byway.network.accesspoints.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.settings.Settings;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.Dialect;
import byway.network.accesspoints.api.Direction;
import byway.network.accesspoints.console.AccessPointSetUp.Snippet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessPointSetUpTest {
  private static final Settings SETTINGS =
      Settings.read(
          Map.of(
              "BYWAY_PUBLIC_URL", "https://wifi.example",
              "BYWAY_RADIUS_PORT", "11812",
              "BYWAY_RADIUS_ACCOUNTING_PORT", "11813"));

  private static AccessPointSetUp of(Dialect dialect, boolean isShown) {
    var known =
        new AccessPoint(
            UUID.randomUUID(),
            List.of("192.0.2.7/32"),
            "bus-22",
            dialect,
            Direction.INPUT_IS_UPLOAD,
            true,
            "",
            "kq7fpw3rt9zmxa2c");
    return AccessPointSetUp.of(known, SETTINGS, isShown);
  }

  @Test
  void each_make_has_a_text_with_our_values_in_it() {
    var snippets =
        of(Dialect.GENERIC, true).snippets().stream().filter(one -> !one.isRadsec()).toList();
    assertThat(snippets)
        .extracting(Snippet::kind)
        .anyMatch(kind -> kind.startsWith("MikroTik"))
        .anyMatch(kind -> kind.startsWith("CoovaChilli"))
        .anyMatch(kind -> kind.startsWith("OpenWrt"))
        .anyMatch(kind -> kind.startsWith("UniFi"))
        .anyMatch(kind -> kind.startsWith("Cambium"))
        .anyMatch(kind -> kind.startsWith("Ruckus"))
        .anyMatch(kind -> kind.startsWith("TP-Link Omada"))
        .anyMatch(kind -> kind.startsWith("Aruba"));
    assertThat(snippets)
        .extracting(Snippet::text)
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("wifi.example", "11812", "11813", "kq7fpw3rt9zmxa2c")
                    .doesNotContain("%"));
    assertThat(snippets)
        .filteredOn(one -> !one.kind().startsWith("UniFi"))
        .extracting(Snippet::text)
        .allSatisfy(text -> assertThat(text).contains("bus-22"));
    assertThat(of(Dialect.OPENNDS, true).snippets())
        .extracting(Snippet::kind)
        .anyMatch(kind -> kind.startsWith("openNDS"));
  }

  @Test
  void a_secret_that_is_not_shown_is_in_no_text() {
    assertThat(of(Dialect.GENERIC, false).snippets())
        .extracting(Snippet::text)
        .noneMatch(text -> text.contains("kq7fpw3rt9zmxa2c"));
  }
}
