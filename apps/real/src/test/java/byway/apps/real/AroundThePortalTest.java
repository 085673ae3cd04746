package byway.apps.real;

import static org.assertj.core.api.Assertions.assertThat;

import byway.outside.network.Lab;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Clients that try to get out without paying, as docs/captive-network.md says it. Each way is shown
 * to lead somewhere for one who has signed in, or the test would prove nothing.
 */
@Tag("real-network")
@ExtendWith(OneScene.class)
class AroundThePortalTest {
  private static final long MB = 1_000_000;
  private static final int ANY_PORT = 8_443;
  private static final int DNS = 53;
  private static final int MQTT = 1_883;
  private static final String PRIVATE = "10.20.30.40";
  private final Scene scene;

  AroundThePortalTest(Scene scene) {
    this.scene = scene;
  }

  @Test
  void tcp_udp_and_icmp_in_both_families_wait_for_the_sign_in() throws IOException {
    var phone = scene.phone();
    var attempts = new Attempts(phone);
    untilIpv6(phone);
    var internet = scene.world.lab.internet;
    try (var ipv4 = Listener.at(internet, World.WEB_ADDRESS, ANY_PORT);
        var ipv6 = Listener.at(internet, World.WEB_ADDRESS_IPV6, ANY_PORT)) {
      var token = scene.portalToken(phone);
      assertThat(token).isNotEmpty();
      for (var address : List.of(World.WEB_ADDRESS, World.WEB_ADDRESS_IPV6)) {
        assertThat(attempts.connects(address, ANY_PORT)).as(address).isFalse();
        attempts.sends(address, ANY_PORT);
        assertThat(attempts.pings(address)).as(address).isFalse();
      }
      assertThat(attempts.pings(Lab.GATEWAY)).as("the hotspot itself").isTrue();
      assertThat(ipv4.heard() + ipv6.heard()).isZero();

      var guest = scene.guest(10 * MB);
      guest.signsInWith(phone);
      long before = guest.counted();
      for (var address : List.of(World.WEB_ADDRESS, World.WEB_ADDRESS_IPV6)) {
        assertThat(attempts.connects(address, ANY_PORT)).as(address).isTrue();
        attempts.sends(address, ANY_PORT);
        assertThat(attempts.pings(address)).as(address).isTrue();
      }
      Await.until("all arrive", () -> ipv4.heard() == 2 && ipv6.heard() == 2);
      assertThat(guest.counted()).isGreaterThan(before);
      guest.settles();
    }
  }

  @Test
  void every_name_server_is_the_hotspots_own_and_answers_a_stranger_slowly() throws IOException {
    var phone = scene.phone();
    var attempts = new Attempts(phone);
    try (var elsewhere = Listener.at(scene.world.lab.internet, World.WEB_ADDRESS, DNS)) {
      assertThat(attempts.answersOverUdp(World.WEB_ADDRESS, 1)).isEqualTo(1);
      assertThat(attempts.isAnsweredOverTcp(World.WEB_ADDRESS)).isTrue();
      assertThat(elsewhere.heard()).isZero();
      assertThat(attempts.answersOverUdp(World.WEB_ADDRESS, 400)).isBetween(1, 150);
      scene.guest(10 * MB).signsInWith(phone);
      assertThat(attempts.answersOverUdp(World.WEB_ADDRESS, 400)).isGreaterThan(200);
      assertThat(elsewhere.heard()).isZero();
    }
  }

  @Test
  void the_walled_garden_is_web_pages_and_nothing_else() {
    var attempts = new Attempts(scene.phone());
    Await.until(
        "the portal is open",
        () ->
            attempts.phone().fetch("http://" + scene.world.portalHost() + "/portal").contains("200")
                && attempts.connects(Lab.INTERNET, 80));
    assertThat(attempts.connects(Lab.INTERNET, MQTT)).isFalse();
    assertThat(attempts.connects(Lab.INTERNET, DNS)).as("redirected to the hotspot").isTrue();
    assertThat(attempts.pings(Lab.INTERNET)).isFalse();
  }

  @Test
  void who_has_signed_in_reaches_the_internet_and_no_private_network_behind_the_uplink()
      throws IOException {
    var phone = scene.phone();
    var attempts = new Attempts(phone);
    var internet = scene.world.lab.internet;
    internet.run("ip", "address", "replace", PRIVATE + "/32", "dev", "net");
    try (var there = Listener.at(internet, PRIVATE, ANY_PORT);
        var web = Listener.at(internet, World.WEB_ADDRESS, ANY_PORT)) {
      assertThat(attempts.connects(PRIVATE, ANY_PORT)).as("before").isFalse();
      scene.guest(10 * MB).signsInWith(phone);
      assertThat(attempts.connects(World.WEB_ADDRESS, ANY_PORT)).as("the internet").isTrue();
      assertThat(attempts.connects(PRIVATE, ANY_PORT)).as("signed in").isFalse();
      attempts.sends(PRIVATE, ANY_PORT);
      assertThat(attempts.pings(PRIVATE)).isFalse();
      Await.until("the web is reached", () -> web.heard() > 0);
      assertThat(there.heard()).isZero();
    }
  }

  @Test
  void a_neighbours_address_is_no_use_without_his_link_address() {
    var payer = scene.phone();
    scene.guest(10 * MB).signsInWith(payer);
    var thief = scene.phone();
    var address = addressOf(payer);
    payer.host().run("ip", "link", "set", "wlan", "down");
    use(thief, address);
    assertThat(scene.isOnline(thief)).isFalse();
    assertThat(new Attempts(thief).connects(World.WEB_ADDRESS, ANY_PORT)).isFalse();
  }

  /** What is not prevented; but no byte of it is free, and there are no more than were paid for. */
  @Test
  void who_takes_a_neighbours_link_address_uses_what_the_neighbour_has_and_no_more() {
    var payer = scene.phone();
    var guest = scene.guest(10 * MB);
    guest.signsInWith(payer);
    var mac = payer.mac();
    var address = addressOf(payer);
    payer.host().run("ip", "link", "set", "wlan", "down");
    var thief = scene.phone();
    thief.changeMac(mac);

    use(thief, "10.77.0.251");
    assertThat(new Attempts(thief).pings(World.WEB_ADDRESS)).as("not his lease").isFalse();

    use(thief, address);
    Await.until("the thief is taken for the neighbour", () -> scene.isOnline(thief));
    var download = thief.download(20 * MB);
    Await.until("all is used", () -> guest.counted() > 10 * MB - Scene.PACKET);
    guest.settles();
    assertThat(guest.counted()).isLessThanOrEqualTo(10 * MB);
    download.stop();
  }

  private static String addressOf(Phone phone) {
    return phone
        .host()
        .run("ip", "-4", "-o", "address", "show", "dev", "wlan")
        .replaceAll("(?s).* inet ([0-9.]+)/.*", "$1");
  }

  private static void use(Phone phone, String address) {
    var host = phone.host();
    host.run("ip", "-4", "address", "flush", "dev", "wlan");
    host.run("ip", "address", "add", address + "/24", "dev", "wlan");
    host.run("ip", "route", "replace", "default", "via", Lab.GATEWAY);
  }

  /** By router advertisement, and no other device has it. */
  private static void untilIpv6(Phone phone) {
    Await.until(
        "the phone has an IPv6 address",
        () -> {
          var found = phone.host().run("ip", "-6", "address", "show", "dev", "wlan");
          return found.contains("inet6 fd77:") && !found.contains("tentative");
        });
  }
}
