package byway.apps.real;

import static org.assertj.core.api.Assertions.assertThat;

import byway.outside.network.Web;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A real openNDS on a real network, and a guest with a phone and a browser. */
abstract class OpenNdsHouse {
  static final Pattern DEVICE_ASKED = Pattern.compile("name=\"device\" value=\"([^\"]+)\"");

  static final long MB = 1_000_000;

  static final long BONUS = 10 * MB;

  static final String ANYWHERE = "http://" + World.WEB + "/";

  static final String PASSWORD = "a pleasant password";

  static final UUID DEVICE = UUID.randomUUID();

  static World world;

  static Platform platform;

  static OpenNdsBox box;

  static String faskey;

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

  static String call(String what, String form, String secret) {
    return world.lab.hotspot.run(
        "curl",
        "-gsi",
        "-u",
        DEVICE + ":" + secret,
        "-d",
        form,
        "http://%s/api/opennds/%s".formatted(world.portalHost(), what));
  }

  static Phone phone() {
    var phone = new Phone(world.lab.addClient(), world.directory);
    phone.host().run("sysctl", "-qw", "net.ipv4.tcp_rmem=4096 65536 262144");
    var unused = phone.joinNetwork();
    return phone;
  }

  static Surfer surf(Phone phone) {
    return new Surfer(phone, world.directory);
  }

  /** Signs up at the portal, where plain HTTP leads. */
  static UUID guest(Surfer surfer) {
    return guest(surfer, UUID.randomUUID() + "@example.com");
  }

  static UUID guest(Surfer surfer, String email) {
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
  static void untilToldOnline(Surfer surfer) {
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
  static void goOnline(Surfer surfer) {
    assertThat(surfer.open(ANYWHERE)).containsAnyOf("Go online", "put this device online");
    if (!agree(surfer)) {
      surfer.send("http://%s/portal/connect".formatted(world.portalHost()), Map.of());
    }
    untilToldOnline(surfer);
  }

  /** At level 1 anybody could have made the link, so the page asks whose device it is. */
  static boolean agree(Surfer surfer) {
    var asked = DEVICE_ASKED.matcher(surfer.page());
    boolean isAsked = asked.find();
    if (isAsked) {
      surfer.send(
          "http://%s/portal/connect".formatted(world.portalHost()),
          Map.of("device", asked.group(1)));
    }
    return isAsked;
  }

  static void grant(UUID customer, long bytes) {
    platform.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':''}"
            .formatted(UUID.randomUUID(), customer, bytes));
  }

  static void close(UUID customer, String why) {
    close(customer, why, "");
  }

  static void close(UUID customer, String why, String mac) {
    for (var session : sessions(customer)) {
      if (session.get("closedAt").isNull() && session.get("mac").asText().startsWith(mac)) {
        platform.tell(
            "/internal/access/sessions/" + session.get("id").asText() + "/close",
            "{'reason':'%s'}".formatted(why));
      }
    }
  }

  static void untilPutOut(Phone phone, int times) {
    Await.until(
        "the device is put out",
        () ->
            box.said().stream().filter(line -> line.contains("_deauth " + phone.mac())).count()
                == times);
  }

  /** What openNDS has counted is charged, to the byte. */
  static void settled(UUID customer, Phone phone) {
    settled(customer, phone, 0);
  }

  static void settled(UUID customer, Phone phone, long before) {
    Await.until("nobody is in", () -> sessionsOpen(customer) == 0);
    Await.until(
        "what openNDS has counted is charged",
        () -> said(phone.mac()) > 0 && charged(customer) == before + said(phone.mac()));
  }

  static boolean isOnline(Phone phone) {
    return phone.fetch("http://" + World.WEB + "/").contains(Web.NAME);
  }

  static long charged(UUID customer) {
    return balance(customer, "consumedBytes");
  }

  static long balance(UUID customer, String field) {
    return platform.ask("/internal/balances/accounts/" + customer).get(field).asLong();
  }

  static String line(Phone phone, String method) {
    return box.said().stream()
        .filter(line -> line.startsWith(method + " " + phone.mac()))
        .findFirst()
        .orElseThrow();
  }

  /** As openNDS has counted for this device in all stays that are over. */
  static long said(String mac) {
    return box.said().stream()
        .filter(line -> line.contains("_deauth " + mac))
        .map(line -> line.split(" ", -1))
        .mapToLong(words -> Long.parseLong(words[2]) + Long.parseLong(words[3]))
        .sum();
  }

  static JsonNode sessions(UUID customer) {
    return platform.ask("/internal/access/sessions?limit=50&customer=" + customer).get("items");
  }

  static long sessionsOpen(UUID customer) {
    long open = 0;
    for (var session : sessions(customer)) {
      open += session.get("closedAt").isNull() ? 1 : 0;
    }
    return open;
  }
}
