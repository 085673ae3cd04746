package byway.hotspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.hotspot.agent.SettingsTarget;
import byway.hotspot.protocol.ReportedSettings.Applied;
import byway.hotspot.protocol.ReportedSettings.Refused;
import byway.hotspot.protocol.ReportedSettings.SettingResult;
import byway.outside.network.Lab;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole box, seen from a client on its network, with no platform to be reached. */
class GatewayTest {
  private static final String HERE = "http://" + Lab.GATEWAY;

  @TempDir static Path state;
  private static Lab lab;
  private static Gateway gateway;
  private static Nft nft;
  private static Process names;

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
    settings.put("BYWAY_HOTSPOT_DNS", Lab.INTERNET);
    names = resolver();
    gateway =
        lab.hotspot.within(
            () -> {
              var here = new Gateway(GatewaySettings.read(settings));
              here.start();
              return here;
            });
    nft = lab.hotspot.within(Nft::new);
  }

  private static Process resolver() {
    try {
      return lab.internet
          .command(
              "dnsmasq",
              "--keep-in-foreground",
              "--no-resolv",
              "--no-hosts",
              "--conf-file=/dev/null",
              "--user=root",
              "--pid-file=" + state.resolve("names.pid"),
              "--listen-address=" + Lab.INTERNET,
              "--bind-interfaces",
              "--address=/shop.example.org/203.0.113.1",
              "--address=/other.shop.example.org/203.0.113.2",
              "--address=/help.example.org/203.0.113.3",
              "--address=/unrelated.example.org/203.0.113.4",
              "--address=/large.example.org/203.0.113.5",
              "--address=/rebinding.example.org/10.9.9.9",
              "--address=/portal.byway.test/10.9.9.8")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void close() {
    if (lab != null) {
      nft.close();
      gateway.close();
      names.destroy();
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
    assertThat(lab.client.run("curl", "-gsI", "--max-time", "5", HERE + "/captive"))
        .contains("200 OK")
        .containsIgnoringCase("content-type: application/captive+json");
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
    SettingsTarget settings = GatewayTest::apply;
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
    assertThat(settings.apply(Map.of("state", "open"))).containsKey("state");
    assertThat(nft.run("list set inet byway paused")).doesNotContain("\"lan\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com,net,org",
        "*.com",
        "co.uk",
        "github.io",
        "*.cloudfront.net",
        "localhost",
        "router",
        "printer.local",
        "billing.internal",
        "1.0.0.10.in-addr.arpa",
        "home.arpa",
        "192.168.1.1",
        "::1",
        "0x7f.1",
        "2130706433",
        "intranet.byway.test",
        "example.org.",
        "not.a;host",
        "fine.example.org,com"
      })
  void a_garden_that_is_more_than_hosts_is_refused_whoever_wishes_it(String hosts) {
    var outcome = apply(Map.of("gardenHosts", hosts)).get("gardenHosts");
    assertThat(outcome).isInstanceOf(Refused.class);
  }

  @Test
  void only_private_networks_are_allowed_by_a_setting() {
    SettingsTarget settings = GatewayTest::apply;
    for (var wrong :
        List.of(
            "127.0.0.0/8",
            "169.254.0.0/16",
            "0.0.0.0/0",
            "10.0.0.0/7",
            "fe80::/10",
            "10.1.2.3/16",
            "printer",
            "::ffff:10.0.0.0/104")) {
      assertThat(settings.apply(Map.of("privateRanges", wrong)).get("privateRanges"))
          .as(wrong)
          .isInstanceOf(Refused.class);
    }
    assertThat(
            settings.apply(Map.of("privateRanges", "10.20.0.0/16, fd12::/32")).get("privateRanges"))
        .isInstanceOf(Applied.class);
    assertThat(nft.run("list set inet byway allowed4")).contains("10.20.0.0/16");
    assertThat(settings.apply(Map.of())).isEmpty();
    assertThat(nft.run("list set inet byway allowed4")).doesNotContain("10.20.0.0/16");
  }

  /** Names are asked of a resolver in the lab's internet; what it answers is up to the test. */
  @Test
  void a_name_opens_the_garden_for_itself_and_never_for_what_is_not_the_internet() {
    SettingsTarget settings = GatewayTest::apply;
    var wished = "shop.example.org, *.help.example.org, rebinding.example.org, large.example.org";
    assertThat(settings.apply(Map.of("gardenHosts", wished)).get("gardenHosts"))
        .isEqualTo(new Applied(wished));
    Wait.until("names are answered", () -> lookUp("shop.example.org").contains("203.0.113.1"));
    assertThat(nft.run("list set inet byway garden4")).contains("203.0.113.1 timeout 1h");
    assertThat(lookUp("other.shop.example.org")).contains("203.0.113.2");
    assertThat(lookUp("deep.help.example.org")).contains("203.0.113.3");
    assertThat(lookUp("rebinding.example.org")).contains("10.9.9.9");
    assertThat(lookUp("unrelated.example.org")).contains("203.0.113.4");
    assertThat(lookUp("portal.byway.test")).contains("10.9.9.8");
    assertThat(lookUpByTcp("large.example.org")).contains("203.0.113.5");
    assertThat(nft.run("list set inet byway garden4"))
        .contains("203.0.113.3")
        .contains("203.0.113.5 timeout 1h")
        .doesNotContain("203.0.113.2")
        .doesNotContain("203.0.113.4")
        .doesNotContain("10.9.9.9");
    assertThat(nft.run("list set inet byway always4")).contains("10.9.9.8");
  }

  /** From within the box, where its programs are to be started. */
  private static Map<String, SettingResult> apply(Map<String, String> settings) {
    return lab.hotspot.within(() -> gateway.settingsTarget().apply(settings));
  }

  /** The addresses that a client is told, as text; none where there is no answer. */
  private static List<String> lookUp(String name) {
    var asked = question(name);
    try (var socket = lab.client.within(() -> new DatagramSocket())) {
      socket.setSoTimeout(1_000);
      socket.send(new DatagramPacket(asked, asked.length, new InetSocketAddress(Lab.GATEWAY, 53)));
      var answer = new DatagramPacket(new byte[512], 512);
      socket.receive(answer);
      return addresses(asked, Arrays.copyOf(answer.getData(), answer.getLength()));
    } catch (IOException silent) {
      return List.of();
    }
  }

  /** As a client does whose answer did not fit. */
  private static List<String> lookUpByTcp(String name) {
    var asked = question(name);
    try (var socket = lab.client.within(() -> new Socket(Lab.GATEWAY, 53))) {
      socket.setSoTimeout(10_000);
      NameServer.write(socket.getOutputStream(), asked);
      return addresses(asked, NameServer.read(socket.getInputStream()));
    } catch (IOException | UncheckedIOException silent) {
      return List.of();
    }
  }

  private static byte[] question(String name) {
    var message = new ByteArrayOutputStream();
    message.writeBytes(new byte[] {7, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    for (var label : name.split("\\.")) {
      message.write(label.length());
      message.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    message.writeBytes(new byte[] {0, 0, 1, 0, 1});
    return message.toByteArray();
  }

  private static List<String> addresses(byte[] asked, byte[] answer) {
    return Question.in(asked, asked.length)
        .orElseThrow()
        .addresses(answer, answer.length, 16)
        .stream()
        .map(Range::text)
        .toList();
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
