package byway.apps.real;

import static org.assertj.core.api.Assertions.assertThat;

import byway.outside.network.Web;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Debian's openNDS as an access point of the operator, with real packets and the shipped set-up.
 */
@Tag("real-network")
class OpenNdsTest {
  private static final Pattern DEVICE_ASKED = Pattern.compile("name=\"device\" value=\"([^\"]+)\"");
  private static final long MB = 1_000_000;
  private static final long BONUS = 10 * MB;
  private static final String ANYWHERE = "http://" + World.WEB + "/";
  private static final String PASSWORD = "a pleasant password";
  private static final UUID DEVICE = UUID.randomUUID();
  private static World world;
  private static Platform platform;
  private static OpenNdsBox box;
  private static String faskey;

  @BeforeAll
  static void open() {
    world = World.open(Path.of("../byway/target/quarkus-app/quarkus-run.jar"));
    platform = world.platform;
    platform.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'real','name':'Real','hosts':['%s'],'currency':'EUR','settings':{
         'guestBonusBytes':%d,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':9,
         'sliceBytes':4000000}}
        """
            .formatted(platform.tenant, world.portalHost(), BONUS));
    platform.tell(
        "/internal/devices", "{'id':'%s','name':'Quay','serial':'NDS'}".formatted(DEVICE));
    faskey =
        platform
            .put(
                "/internal/accesspoints",
                """
                {'deviceId':'%s','ranges':[],'nasIdentifier':'','dialect':'OPENNDS',
                 'direction':'INPUT_IS_UPLOAD','signsRequests':true,'orders':''}
                """
                    .formatted(DEVICE))
            .get("secret")
            .asText();
    box = OpenNdsBox.start(world, DEVICE, faskey, 1);
    Await.until("openNDS is ready", box::isReady);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @AfterEach
  void the_books_are_proven() {
    assertThat(platform.ask("/internal/balances/books").get("problems")).isEmpty();
  }

  @Test
  void a_guest_uses_her_first_bytes_to_the_end_and_no_further_and_more_lets_her_in_again() {
    var phone = phone();
    var surfer = surf(phone);
    var guest = guest(surfer);
    Await.until("she is online", () -> isOnline(phone));
    var download = phone.download(30 * MB);
    untilPutOut(phone, 1);
    download.stop();
    settled(guest, phone);
    assertThat(charged(guest)).isBetween(BONUS - 8_192, BONUS);

    assertThat(surfer.open(ANYWHERE)).contains("You have used everything");
    grant(guest, 3 * MB);
    goOnline(surfer);
    phone.download(MB).await();
    close(guest, "signed_out");
    untilPutOut(phone, 2);
    settled(guest, phone);
    assertThat(charged(guest)).isBetween(BONUS + MB - 8_192, BONUS + 3 * MB);
  }

  @Test
  void a_session_that_staff_have_ended_does_not_block_the_next_sign_in() {
    var phone = phone();
    var surfer = surf(phone);
    var guest = guest(surfer);
    phone.download(MB).await();
    close(guest, "staff");
    untilPutOut(phone, 1);
    goOnline(surfer);
    phone.download(MB).await();
    close(guest, "staff");
    untilPutOut(phone, 2);
    settled(guest, phone);
    assertThat(charged(guest)).isBetween(2 * MB, 3 * MB);
  }

  /** Two devices of hers: what is left is shared as it comes free, and nobody signs in again. */
  @Test
  void who_finds_the_rest_reserved_for_her_other_device_waits_and_goes_on_by_herself() {
    var first = phone();
    var email = UUID.randomUUID() + "@example.com";
    var guest = guest(surf(first), email);
    Await.until(
        "all is reserved",
        () -> {
          first.download(10_000).await();
          return balance(guest, "reservedBytes") + charged(guest) == BONUS;
        });
    var second = phone();
    var surfer = surf(second);
    surfer.open(ANYWHERE);
    surfer.send(
        "http://%s/portal/sign-in".formatted(world.portalHost()),
        Map.of("email", email, "password", PASSWORD, "next", ""));
    agree(surfer);
    untilToldOnline(surfer);
    assertThat(isOnline(second)).isFalse();
    close(guest, "signed_out", first.mac());
    untilPutOut(first, 1);
    Await.until("she goes on", () -> isOnline(second));
    second.download(MB).await();
    close(guest, "signed_out");
    untilPutOut(second, 1);
    Await.until("both are charged", () -> charged(guest) == said(first.mac()) + said(second.mac()));
    assertThat(charged(guest)).isBetween(MB, 2 * MB);
  }

  @Test
  void a_gateway_that_lost_power_does_not_block_the_next_sign_in() {
    var phone = phone();
    var surfer = surf(phone);
    var guest = guest(surfer);
    phone.download(MB).await();
    Await.until("it is told", () -> charged(guest) > MB);
    box.kill();
    Await.until("openNDS is back", () -> !isOnline(phone) && box.isReady());
    long told = charged(guest);
    goOnline(surfer);
    phone.download(2 * MB).await();
    close(guest, "signed_out");
    untilPutOut(phone, 1);
    settled(guest, phone, told);
    assertThat(charged(guest)).isBetween(3 * MB, 4 * MB);
  }

  /** Phones take a new one when they like: the cookie of the portal knows whose phone it is. */
  @Test
  void a_new_mac_address_goes_on_by_the_portals_cookie_and_brings_no_second_bonus() {
    var phone = phone();
    var surfer = surf(phone);
    var guest = guest(surfer);
    phone.download(MB).await();
    var before = phone.mac();
    phone.changeMac("02:00:5e:00:10:31");
    var unused = phone.joinNetwork();
    assertThat(surfer.open(ANYWHERE)).contains("Not online yet at Quay");
    goOnline(surfer);
    Await.until("the old session is over", () -> sessionsOpen(guest) == 1);
    phone.download(2 * MB).await();
    close(guest, "signed_out");
    untilPutOut(phone, 1);
    Await.until(
        "both stays are charged, each once",
        () -> charged(guest) == said(before) + said(phone.mac()));
    assertThat(charged(guest)).isBetween(3 * MB, 4 * MB);
    assertThat(balance(guest, "grantedBytes")).isEqualTo(BONUS);
  }

  @Test
  void what_is_forged_replayed_or_absurd_is_refused_and_counted_and_changes_nothing() {
    var phone = phone();
    var guest = guest(surf(phone));
    close(guest, "staff");
    untilPutOut(phone, 1);
    settled(guest, phone);
    var words = line(phone, "client_auth").split(" ", -1);
    var replayed =
        "mac=%s&ip=10.77.0.9&token=%s&custom=%s".formatted(phone.mac(), "0a0b0c0d", words[7]);
    long charged = charged(guest);
    assertThat(call("begin", replayed, faskey)).contains(" 200 ", "end " + phone.mac());
    assertThat(call("begin", replayed, "wrong")).contains(" 401 ");
    assertThat(call("begin", "mac=me&token=1", faskey)).contains(" 400 ", "mac");
    var absurd =
        "mac=%s&token=%s&custom=%s&up=1&down=%s"
            .formatted(phone.mac(), words[6], words[7], "9".repeat(19));
    assertThat(call("end", absurd, faskey)).contains(" 400 ", "counter");
    var later = absurd.replace("9".repeat(19), "9".repeat(16));
    assertThat(call("end", later, faskey)).contains(" 400 ", "counter_out_of_range");
    var forged = "http://%s/opennds/%s?fas=bm90aGluZw==".formatted(world.portalHost(), DEVICE);
    assertThat(phone.fetch(forged)).contains(" 400 ");
    assertThat(phone.fetch(forged.replace(DEVICE.toString(), guest.toString()))).contains(" 404 ");
    assertThat(charged(guest)).isEqualTo(charged);
    assertThat(sessionsOpen(guest)).isZero();
    assertThat(isOnline(phone)).isFalse();
    var metrics = platform.figures();
    for (var reason : List.of("wrong_secret", "mac", "counter", "client", "unknown_gateway")) {
      assertThat(metrics).contains("byway_opennds_refused_total{reason=\"" + reason + "\"");
    }
  }

  private static String call(String what, String form, String secret) {
    return world.lab.hotspot.run(
        "curl",
        "-gsi",
        "-u",
        DEVICE + ":" + secret,
        "-d",
        form,
        "http://%s/api/opennds/%s".formatted(world.portalHost(), what));
  }

  private static Phone phone() {
    var phone = new Phone(world.lab.addClient(), world.directory);
    phone.host().run("sysctl", "-qw", "net.ipv4.tcp_rmem=4096 65536 262144");
    var unused = phone.joinNetwork();
    return phone;
  }

  private static Surfer surf(Phone phone) {
    return new Surfer(phone, world.directory);
  }

  /** Signs up at the portal, where plain HTTP leads. */
  private static UUID guest(Surfer surfer) {
    return guest(surfer, UUID.randomUUID() + "@example.com");
  }

  private static UUID guest(Surfer surfer, String email) {
    surfer.open(ANYWHERE);
    surfer.send(
        "http://%s/portal/sign-up".formatted(world.portalHost()),
        Map.of("email", email, "name", "Ann", "password", PASSWORD, "next", ""));
    agree(surfer);
    untilToldOnline(surfer);
    return UUID.fromString(
        platform
            .ask("/internal/access/sessions?limit=1")
            .get("items")
            .get(0)
            .get("customerId")
            .asText());
  }

  /** The page looks again by itself where openNDS was too busy to ask before it let her in. */
  private static void untilToldOnline(Surfer surfer) {
    assertThat(surfer.page()).containsAnyOf("Taking you online", "Online at Quay");
    Await.until(
        "the page says so",
        () ->
            surfer.page().contains("Online at Quay")
                || surfer
                    .open("http://%s/portal?n=1".formatted(world.portalHost()))
                    .contains("Online at Quay"));
  }

  /** Without a password: by a press of the button on the portal's page. */
  private static void goOnline(Surfer surfer) {
    assertThat(surfer.open(ANYWHERE)).containsAnyOf("Go online", "put this device online");
    if (!agree(surfer)) {
      surfer.send("http://%s/portal/connect".formatted(world.portalHost()), Map.of());
    }
    untilToldOnline(surfer);
  }

  /** At level 1 anybody could have made the link, so the page asks whose device it is. */
  private static boolean agree(Surfer surfer) {
    var asked = DEVICE_ASKED.matcher(surfer.page());
    boolean isAsked = asked.find();
    if (isAsked) {
      surfer.send(
          "http://%s/portal/connect".formatted(world.portalHost()),
          Map.of("device", asked.group(1)));
    }
    return isAsked;
  }

  private static void grant(UUID customer, long bytes) {
    platform.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':''}"
            .formatted(UUID.randomUUID(), customer, bytes));
  }

  private static void close(UUID customer, String why) {
    close(customer, why, "");
  }

  private static void close(UUID customer, String why, String mac) {
    for (var session : sessions(customer)) {
      if (session.get("closedAt").isNull() && session.get("mac").asText().startsWith(mac)) {
        platform.tell(
            "/internal/access/sessions/" + session.get("id").asText() + "/close",
            "{'reason':'%s'}".formatted(why));
      }
    }
  }

  private static void untilPutOut(Phone phone, int times) {
    Await.until(
        "the device is put out",
        () ->
            box.said().stream().filter(line -> line.contains("_deauth " + phone.mac())).count()
                == times);
  }

  /** What openNDS has counted is charged, to the byte. */
  private static void settled(UUID customer, Phone phone) {
    settled(customer, phone, 0);
  }

  private static void settled(UUID customer, Phone phone, long before) {
    Await.until("nobody is in", () -> sessionsOpen(customer) == 0);
    Await.until(
        "what openNDS has counted is charged",
        () -> said(phone.mac()) > 0 && charged(customer) == before + said(phone.mac()));
  }

  private static boolean isOnline(Phone phone) {
    return phone.fetch("http://" + World.WEB + "/").contains(Web.NAME);
  }

  private static long charged(UUID customer) {
    return balance(customer, "consumedBytes");
  }

  private static long balance(UUID customer, String field) {
    return platform.ask("/internal/balances/accounts/" + customer).get(field).asLong();
  }

  private static String line(Phone phone, String method) {
    return box.said().stream()
        .filter(line -> line.startsWith(method + " " + phone.mac()))
        .findFirst()
        .orElseThrow();
  }

  /** As openNDS has counted for this device in all stays that are over. */
  private static long said(String mac) {
    return box.said().stream()
        .filter(line -> line.contains("_deauth " + mac))
        .map(line -> line.split(" ", -1))
        .mapToLong(words -> Long.parseLong(words[2]) + Long.parseLong(words[3]))
        .sum();
  }

  private static JsonNode sessions(UUID customer) {
    return platform.ask("/internal/access/sessions?limit=50&customer=" + customer).get("items");
  }

  private static long sessionsOpen(UUID customer) {
    long open = 0;
    for (var session : sessions(customer)) {
      open += session.get("closedAt").isNull() ? 1 : 0;
    }
    return open;
  }
}
