package byway.apps.demo;

import byway.contracts.access.Access;
import byway.contracts.access.OpenSession;
import byway.contracts.devices.DesiredSettings;
import byway.contracts.devices.Devices;
import byway.contracts.devices.LocateDevice;
import byway.contracts.devices.Location;
import byway.contracts.identity.Identity;
import byway.contracts.identity.SignUp;
import byway.hotspot.agent.AgentStatistics;
import byway.hotspot.agent.SharedEventLoops;
import byway.hotspot.agent.SimulatedClient;
import byway.hotspot.protocol.MacAddress;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hotspots on real MQTT, and guests who come, use some data, and go; for as long as the demo runs.
 */
@Singleton
class Crowd {
  private static final Logger LOG = Logger.getLogger(Crowd.class);
  private static final List<String> PLACES =
      List.of(
          "Harbour café",
          "Library",
          "Night bus 22",
          "Market hall",
          "Campus green",
          "Old station",
          "Laundromat",
          "Food truck",
          "Ferry deck",
          "Bike repair",
          "Corner bakery",
          "Roof garden");

  /** Made up, around the harbour of a town. */
  private static final List<Location> LOCATIONS =
      List.of(
          new Location(51.9171, 4.4833),
          new Location(51.9214, 4.4889),
          new Location(51.9288, 4.4701),
          new Location(51.9201, 4.4868),
          new Location(51.9184, 4.5256),
          new Location(51.9249, 4.4692),
          new Location(51.9122, 4.4710),
          new Location(51.9206, 4.4872),
          new Location(51.9059, 4.4865),
          new Location(51.9148, 4.5010),
          new Location(51.9251, 4.5021),
          new Location(51.9102, 4.5126));

  private static final List<String> NAMES =
      List.of(
          "Amira", "Bram", "Carmen", "Dilan", "Eva", "Femke", "Gijs", "Hana", "Ivo", "Jasmijn",
          "Kofi", "Lucía", "Mats", "Noor", "Omar", "Pilar", "Quinten", "Rosa", "Sami", "Tess");

  private static final int GUESTS_EACH = 3;

  private final DemoOperator operator;
  private final Access access;
  private final Devices devices;
  private final Identity identity;
  private final Secrets secrets;
  private final Ids ids;
  private final List<Thread> guests = new ArrayList<>();
  private final List<Spot> spots = new ArrayList<>();
  private @Nullable SharedEventLoops loops;

  Crowd(
      DemoOperator operator,
      Access access,
      Devices devices,
      Identity identity,
      Secrets secrets,
      Ids ids) {
    this.operator = operator;
    this.access = access;
    this.devices = devices;
    this.identity = identity;
    this.secrets = secrets;
    this.ids = ids;
  }

  /** Brings the hotspots online and lets the guests in; the number of hotspots. */
  int gather(URI mqtt) {
    var random = new Random();
    var shared = new SharedEventLoops(1, Clock.systemUTC());
    loops = shared;
    for (var place : PLACES) {
      var kept = secrets.find(place).orElseGet(() -> setUp(place));
      var spot = new Spot(kept, mqtt, shared, random);
      spot.agent.start();
      spots.add(spot);
      for (int i = 0; i < GUESTS_EACH; i++) {
        guests.add(
            Thread.ofVirtual().name("guest").start(() -> visitAgainAndAgain(spot, this::customer)));
      }
    }
    // the owner is a customer like any other, and uses what was earned
    guests.add(
        Thread.ofVirtual()
            .name("owner")
            .start(() -> visitAgainAndAgain(spots.getFirst(), mac -> DemoOperator.ownerId())));
    return spots.size();
  }

  private Secrets.Kept setUp(String place) {
    var registered = operator.register(place, DemoOperator.ownerId());
    var settings =
        Map.of("ssid", "Lantern Wi-Fi", "state", "open", "guests", "yes", "channel", "6");
    operator.as(() -> devices.desire(registered.device().id(), new DesiredSettings(settings)));
    var location = LOCATIONS.get(PLACES.indexOf(place));
    operator.as(() -> devices.locate(registered.device().id(), new LocateDevice(location)));
    return secrets.keep(place, registered);
  }

  private static String name() {
    var random = ThreadLocalRandom.current();
    return NAMES.get(random.nextInt(NAMES.size())) + " " + (char) ('A' + random.nextInt(26)) + ".";
  }

  private void visitAgainAndAgain(Spot spot, Function<MacAddress, UUID> customers) {
    var random = new Random();
    var mac = Spot.someMac(random);
    try {
      while (true) {
        Thread.sleep(Duration.ofMillis(500 + random.nextInt(20_000)));
        try {
          visit(spot, mac, customers.apply(mac), random);
        } catch (WrongFigure | Refusal e) {
          LOG.debugf("a guest gave up: %s", e.getMessage());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Appears, signs in as a customer of its own, uses some data, and goes. */
  private void visit(Spot spot, MacAddress mac, UUID customer, Random random)
      throws InterruptedException {
    var token = spot.portalToken(mac);
    operator.as(() -> access.open(new OpenSession(token, customer)));
    var phone = spot.client(mac);
    Await.until(
        "the guest is let in",
        () -> spot.agent.statistics().access(mac) == AgentStatistics.Access.INTERNET);
    use(phone, random);
    spot.agent.signOut(mac);
    spot.agent.clientLeaves(mac);
  }

  private UUID customer(MacAddress mac) {
    var id = UUID.nameUUIDFromBytes(mac.toString().getBytes(StandardCharsets.US_ASCII));
    var email = mac.toString().replace(":", "") + "@crowd.example";
    return operator.as(
        () -> {
          var unused = identity.signUp(new SignUp(id, email, name(), null, "en", null, true));
          return id;
        });
  }

  private static void use(SimulatedClient phone, Random random) throws InterruptedException {
    int sips = 5 + random.nextInt(40);
    for (int i = 0; i < sips; i++) {
      phone.download(20_000 + random.nextInt(600_000));
      phone.upload(2_000 + random.nextInt(60_000));
      Thread.sleep(Duration.ofMillis(300 + random.nextInt(1_200)));
    }
  }

  /** Everybody goes home. */
  void disperse() {
    guests.forEach(Thread::interrupt);
    spots.forEach(spot -> spot.agent.stop());
    var shared = loops;
    if (shared != null) {
      shared.close();
    }
  }
}
