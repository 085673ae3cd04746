package byway.apps.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.outside.network.Lab;
import byway.outside.network.Namespace;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real packets in bad times: every byte that the kernel lets through is charged, and once. */
@Tag("real-network")
@ExtendWith(OneScene.class)
class RealNetworkTest {
  private static final long MB = 1_000_000;
  private final Scene scene;

  RealNetworkTest(Scene scene) {
    this.scene = scene;
  }

  @AfterEach
  void the_books_are_proven() {
    assertThat(scene.problems()).isEmpty();
  }

  /** Loss by the kernel on all packets of that way, delay where the lab carries them on. */
  @Test
  void a_lossy_and_slow_way_to_the_platform_costs_nobody_a_byte() {
    var guest = scene.guest(100 * MB);
    var phone = scene.phone();
    guest.signsInWith(phone);
    try (var weather = Weather.over(scene.world)) {
      phone.download(40 * MB).await(); // more than two slices: new ceilings must come through
      assertThat(weather.lost()).isPositive();
    }
    guest.settles();
    assertThat(guest.counted()).isBetween(40 * MB, 44 * MB);
  }

  /**
   * Killed, not cut off, and until all that the hotspot was given is used; {@code ./byway soak
   * outage} then waits as long as it is told. Nothing that the hotspot holds expires sooner than in
   * 30 minutes.
   */
  @Test
  void while_the_platform_is_dead_what_is_reserved_goes_on_and_no_more() {
    var guest = scene.guest(200 * MB);
    var phone = scene.phone();
    guest.signsInWith(phone);
    var slow = phone.download(60 * MB, "2M");
    Await.until("bytes flow", () -> guest.counted() > MB);
    scene.platform.kill();
    long atDeath = guest.counted();
    var fast = phone.download(100 * MB);
    Await.until("it stops at the ceiling", new Still(guest));
    assertThat(guest.counted() - atDeath).isBetween(MB, 32 * MB);
    assertThat(slow.isUnderWay()).isTrue();
    boolean isLong = scene.waitAsToldBy("byway.outage.minutes");
    scene.platform.restart();
    if (isLong) { // a connection that stood still for minutes may be given up by either end
      fast.stop();
      Await.until("the guest is let in again", () -> scene.isOnline(phone));
      fast = phone.download(100 * MB);
    }
    fast.await();
    slow.stop();
    guest.settles();
    assertThat(guest.counted()).isBetween(101 * MB, 176 * MB);
  }

  @Test
  void a_killed_agent_is_not_missed_by_the_connection_nor_by_the_books() {
    var guest = scene.guest(100 * MB);
    var phone = scene.phone();
    guest.signsInWith(phone);
    // slow, so that much of the first slice is left when the agent dies
    var slow = phone.download(12 * MB, "2M");
    Await.until("bytes flow", () -> guest.counted() > MB);
    scene.killGateway();
    try {
      long atDeath = guest.counted();
      Await.until("the kernel counts on", () -> guest.counted() > atDeath + MB);
    } finally {
      scene.restartGateway();
    }
    slow.await();
    Await.until("new connections are let in again", () -> scene.isOnline(phone));
    phone.download(24 * MB).await(); // more than what is left of the slice
    guest.settles();
    assertThat(guest.counted()).isBetween(36 * MB, 40 * MB);
  }

  /** As after power loss: the kernel has neither rules nor counters, the journal is there. */
  @Test
  void counters_that_begin_at_zero_again_go_on_in_the_books() {
    var guest = scene.guest(100 * MB);
    var phone = scene.phone();
    guest.signsInWith(phone);
    phone.download(5 * MB).await();
    guest.settles();
    long before = guest.counted();
    scene.killGateway();
    scene.world.lab.hotspot.run("nft", "delete", "table", "inet", "byway");
    scene.restartGateway();
    Await.until("the client is let in again", () -> scene.isOnline(phone));
    phone.download(5 * MB).await();
    assertThat(guest.counted()).isBetween(5 * MB, 6 * MB);
    Await.until("the books settle", () -> guest.charged() == before + guest.counted());
  }

  /** Sixteen of them are the hotspot's to serve; RFC 8908 wants to know what the guest has. */
  @Test
  void a_phone_is_told_what_is_left_of_the_whole_balance() {
    var guest = scene.guest(100 * MB);
    var phone = scene.phone();
    guest.signsInWith(phone);
    Await.until("the balance is told", () -> remaining(phone) > 99 * MB);
    phone.download(20 * MB).await();
    Await.until("it is live", () -> remaining(phone) < 80 * MB && remaining(phone) > 77 * MB);
    guest.settles();
  }

  private static long remaining(Phone phone) {
    var found =
        Pattern.compile("\"bytes-remaining\":(\\d+)")
            .matcher(phone.fetch("http://" + Lab.GATEWAY + "/captive"));
    return found.find() ? Long.parseLong(found.group(1)) : -1;
  }

  @Test
  void two_devices_of_one_customer_use_one_balance_to_its_end_and_no_further() {
    var guest = scene.guest(50 * MB);
    var one = scene.phone();
    var other = scene.phone();
    guest.signsInWith(one);
    guest.signsInWith(other);
    var first = one.download(100 * MB);
    var second = other.download(100 * MB);
    Await.until("all is used", () -> guest.counted() > 50 * MB - 2 * Scene.PACKET);
    guest.settles();
    assertThat(guest.counted()).isLessThanOrEqualTo(50 * MB);
    assertThat(first.bytes()).isPositive();
    assertThat(second.bytes()).isPositive();
    first.stop();
    second.stop();
  }

  @Test
  void a_device_with_a_new_link_address_signs_in_again_and_keeps_its_balance() {
    var guest = scene.guest(50 * MB);
    var phone = scene.phone();
    guest.signsInWith(phone);
    phone.download(2 * MB).await();
    phone.changeMac("02:00:5e:00:00:31");
    var unused = phone.joinNetwork();
    assertThat(scene.isOnline(phone)).isFalse();
    guest.signsInWith(phone);
    phone.download(3 * MB).await();
    guest.settles();
    assertThat(guest.counted()).isBetween(5 * MB, 6 * MB);
  }

  @Test
  void a_setting_that_cuts_the_uplink_is_taken_back_by_itself() {
    assumeTrue(DeafRadio.isPossible(), "the command \"hostapd\" is missing (Debian: hostapd)");
    scene.wish("{'ssid':'Harbour','channel':'6'}");
    Await.until(
        "they are in force",
        () -> scene.settings().get("reported").path("channel").asText().equals("6"));
    Await.until("they are proven", () -> scene.hotspotRemembers("Harbour"));
    scene.wish("{'channel':'13'}");
    Await.until(
        "it is taken back",
        () -> scene.settings().get("refused").path("channel").asText().equals("uplink_lost"));
    assertThat(scene.settings().get("reported").get("ssid").asText()).isEqualTo("Harbour");
    assertThat(scene.settings().get("reportedVersion"))
        .isEqualTo(scene.settings().get("desiredVersion"));
    assertThat(scene.world.lab.hotspot.run("nft", "list", "tables")).doesNotContain("deaf");
  }

  /** Whether nothing was counted for two seconds, which is many times what a packet waits for. */
  private static final class Still implements BooleanSupplier {
    private final Scene.Guest guest;
    private long counted = -1;
    private long sinceNanos;

    Still(Scene.Guest guest) {
      this.guest = guest;
    }

    @Override
    public boolean getAsBoolean() {
      long now = guest.counted();
      if (now != counted) {
        counted = now;
        sinceNanos = System.nanoTime();
      }
      return System.nanoTime() - sinceNanos > 2_000_000_000L;
    }
  }

  /** Bad weather between hotspot and platform, until it is closed. */
  private record Weather(World world) implements AutoCloseable {
    private static final Pattern LOST = Pattern.compile("packets (\\d+)");

    static Weather over(World world) {
      rules(world.lab.hotspot, "wan", "saddr");
      rules(world.lab.internet, "net", "daddr");
      world.mqttRelay.delay(Duration.ofMillis(800));
      world.portalRelay.delay(Duration.ofMillis(800));
      return new Weather(world);
    }

    private static void rules(Namespace host, String port, String side) {
      var chain = "inet weather prerouting";
      host.run("nft", "add table inet weather");
      host.run(
          "nft", "add chain %s { type filter hook prerouting priority -300 ; }".formatted(chain));
      host.run(
          "nft",
          "add rule %s iifname %s ip %s %s meta l4proto tcp numgen random mod 100 < 30 counter drop"
              .formatted(chain, port, side, Lab.INTERNET));
    }

    /** Packets, both ways. */
    long lost() {
      return lost(world.lab.hotspot) + lost(world.lab.internet);
    }

    private static long lost(Namespace host) {
      var found = LOST.matcher(host.run("nft", "list table inet weather"));
      return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    @Override
    public void close() {
      world.lab.hotspot.run("nft", "delete table inet weather");
      world.lab.internet.run("nft", "delete table inet weather");
      world.mqttRelay.delay(Duration.ZERO);
      world.portalRelay.delay(Duration.ZERO);
    }
  }
}
