package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.hotspot.protocol.ReportedSettings.Applied;
import byway.hotspot.protocol.ReportedSettings.Refused;
import byway.outside.network.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole box, seen from a client on its network, with no platform to be reached. */
class GatewayTest {
  private static final String HERE = "http://" + Lab.GATEWAY;

  @TempDir static Path state;
  private static Lab lab;
  private static Gateway gateway;
  private static Nft nft;

  @BeforeAll
  static void open() {
    var hindrance = Lab.hindrance();
    assumeTrue(hindrance.isEmpty(), () -> "real packets are not tried: " + hindrance.get());
    lab = Lab.open();
    lab.addressClient();
    var settings = new HashMap<>(GatewaySettingsTest.ENOUGH);
    settings.put("BYWAY_HOTSPOT_LAN", "lan");
    settings.put("BYWAY_HOTSPOT_UPLINK", "wan");
    settings.put("BYWAY_HOTSPOT_STATE", state.toString());
    settings.put("BYWAY_HOTSPOT_OWNER_TOKEN", "known-to-the-owner");
    settings.put("BYWAY_HOTSPOT_ADDRESS_IPV6", Lab.GATEWAY_IPV6 + "/64");
    settings.put("BYWAY_HOTSPOT_DHCP", "off");
    gateway =
        lab.hotspot.within(
            () -> {
              var here = new Gateway(GatewaySettings.read(settings));
              here.start();
              return here;
            });
    nft = lab.hotspot.within(Nft::new);
  }

  @AfterAll
  static void close() {
    if (lab != null) {
      nft.close();
      gateway.close();
      lab.close();
    }
  }

  @Test
  void the_captive_portals_api_is_as_rfc_8908_says() {
    assertThat(get(HERE + "/captive"))
        .contains("200 OK")
        .containsIgnoringCase("content-type: application/captive+json")
        .containsIgnoringCase("cache-control: private")
        .contains("\"captive\":true")
        .contains("\"user-portal-url\":\"http://portal.byway.test/portal\"")
        .contains("\"bytes-remaining\":0")
        .contains("\"can-extend-session\":true");
  }

  @Test
  void plain_http_to_anywhere_leads_to_the_portal() {
    assertThat(get("http://" + Lab.INTERNET + "/news"))
        .contains("302")
        .containsIgnoringCase("location: http://portal.byway.test/portal");
    assertThat(get("http://[" + Lab.INTERNET_IPV6 + "]/news")).contains("302");
  }

  @Test
  void the_local_page_lives_without_an_uplink() {
    assertThat(get(HERE + "/"))
        .contains("You are not signed in")
        .contains("looking for its uplink")
        .doesNotContain(lab.clientMac());
    assertThat(get(HERE + "/status")).contains("\"connected\":false").doesNotContain("\"all\"");
  }

  @Test
  void only_the_owner_sees_who_is_here() {
    Wait.until(
        "the client is known",
        () -> {
          knock();
          return get(HERE + "/status?owner=known-to-the-owner").contains(lab.clientMac());
        });
    assertThat(get(HERE + "/status?owner=somebody")).doesNotContain("\"all\"");
    assertThat(get(HERE + "/?owner=known-to-the-owner")).contains(lab.clientMac());
  }

  @Test
  void settings_are_in_force_or_refused_with_a_reason() {
    var settings = gateway.settingsTarget();
    var outcomes =
        settings.apply(
            Map.of(
                "state", "paused",
                "rateKbps", "-1",
                "gardenHosts", "pay.example.org, help.example.org",
                "ssid", "Harbour",
                "colour", "red"));
    assertThat(outcomes.get("state")).isEqualTo(new Applied("paused"));
    assertThat(outcomes.get("rateKbps")).isInstanceOf(Refused.class);
    assertThat(outcomes.get("gardenHosts")).isInstanceOf(Applied.class);
    assertThat(outcomes.get("ssid")).isEqualTo(new Refused("this hotspot has no radio of its own"));
    assertThat(outcomes.get("colour")).isInstanceOf(Refused.class);
    assertThat(nft.run("list set inet byway paused")).contains("\"lan\"");
    assertThat(settings.apply(Map.of("gardenHosts", "not.a;host")).get("gardenHosts"))
        .isInstanceOf(Refused.class);
    assertThat(settings.apply(Map.of("state", "open"))).containsKey("state");
    assertThat(nft.run("list set inet byway paused")).doesNotContain("\"lan\"");
  }

  /** Tries to get out past the portal. */
  private static void knock() {
    try (var socket =
        lab.client.within(
            () -> {
              var trying = new Socket();
              trying.connect(new InetSocketAddress(Lab.INTERNET, 443), 300);
              return trying;
            })) {
      throw new AssertionError("a stranger got out: " + socket);
    } catch (IOException | UncheckedIOException refused) {
      // As it should be.
    }
  }

  private static String get(String url) {
    return lab.client.run("curl", "-gsi", "--max-time", "5", url);
  }
}
