package byway.apps.real;

import static org.assertj.core.api.Assertions.assertThat;

import byway.outside.network.Web;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
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
  private static final long MB = 1_000_000;
  private static final long BONUS = 10 * MB;
  private static final String PASSWORD = "a pleasant password";
  private static final UUID DEVICE = UUID.randomUUID();
  private static World world;
  private static Platform platform;
  private static OpenNdsBox box;

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
    var faskey =
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
  void a_guest_signs_up_at_the_portal_and_uses_her_first_bytes_to_the_end_and_no_further() {
    var phone = phone();
    var guest = guest(phone);
    Await.until("she is online", () -> isOnline(phone));
    var download = phone.download(30 * MB);
    Await.until("she is put out", () -> box.said().stream().anyMatch(of(phone, "ndsctl_deauth")));
    download.stop();
    Await.until("her session is settled", () -> sessionsOpen(guest) == 0);
    assertThat(charged(guest)).isEqualTo(said(phone)).isBetween(BONUS - 8_192, BONUS);
    assertThat(surf(phone).open("http://" + World.WEB + "/")).contains("Sign up");
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
  private static UUID guest(Phone phone) {
    return guest(surf(phone), UUID.randomUUID() + "@example.com");
  }

  private static UUID guest(Surfer surfer, String email) {
    surfer.open("http://" + World.WEB + "/");
    surfer.send(
        "http://%s/portal/sign-up".formatted(world.portalHost()),
        Map.of("email", email, "name", "Ann", "password", PASSWORD, "next", ""));
    assertThat(surfer.page()).contains("Online at Quay");
    return UUID.fromString(
        platform
            .ask("/internal/access/sessions?limit=1")
            .get("items")
            .get(0)
            .get("customerId")
            .asText());
  }

  private static boolean isOnline(Phone phone) {
    return phone.fetch("http://" + World.WEB + "/").contains(Web.NAME);
  }

  private static long charged(UUID customer) {
    return platform.ask("/internal/balances/accounts/" + customer).get("consumedBytes").asLong();
  }

  private static java.util.function.Predicate<String> of(Phone phone, String method) {
    return line -> line.startsWith(method + " " + phone.mac());
  }

  /** As openNDS has counted for this device in all stays that are over. */
  private static long said(Phone phone) {
    return box.said().stream()
        .filter(line -> line.contains("_deauth " + phone.mac()))
        .map(line -> line.split(" ", -1))
        .mapToLong(words -> Long.parseLong(words[2]) + Long.parseLong(words[3]))
        .sum();
  }

  private static long sessionsOpen(UUID customer) {
    long open = 0;
    for (var session :
        platform.ask("/internal/access/sessions?limit=50&customer=" + customer).get("items")) {
      open += session.get("closedAt").isNull() ? 1 : 0;
    }
    return open;
  }
}
