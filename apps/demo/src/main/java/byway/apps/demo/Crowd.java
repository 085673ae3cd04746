package byway.apps.demo;

import byway.hotspot.agent.AgentStatistics;
import byway.hotspot.agent.SharedEventLoops;
import byway.hotspot.agent.SimulatedClient;
import byway.hotspot.protocol.MacAddress;
import byway.network.access.api.Access;
import byway.network.access.api.OpenSession;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Devices;
import byway.network.devices.api.LocateDevice;
import byway.network.devices.api.Location;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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

  private static final int GUESTS_EACH = 3;

  /** So that there is money from the first minute. */
  private static final String FIRST_PURCHASE = "purchase";

  /**
   * What a guest was waiting to see comes first; its hotspot's owner has earned a bonus by then.
   */
  private static final int GULPS = 5;

  private static final int GULP_BYTES = 2_500_000;

  /** One visit in so many is somebody's last for now. */
  private static final int STAYS = 6;

  /** One in so many who have nothing left goes home; the others buy. */
  private static final int LEAVES = 3;

  private final DemoOperator operator;
  private final Access access;
  private final Devices devices;
  private final Guests guests;
  private final Purchases purchases;
  private final Secrets secrets;
  private final List<Thread> visits = new ArrayList<>();
  private final List<Spot> spots = new ArrayList<>();
  private @Nullable SharedEventLoops loops;

  Crowd(
      DemoOperator operator,
      Access access,
      Devices devices,
      Guests guests,
      Purchases purchases,
      Secrets secrets) {
    this.operator = operator;
    this.access = access;
    this.devices = devices;
    this.guests = guests;
    this.purchases = purchases;
    this.secrets = secrets;
  }

  /** Registers the hotspots, where they are not; their ids. */
  List<UUID> setUp() {
    return PLACES.stream().map(place -> kept(place).deviceId()).toList();
  }

  private Secrets.HotspotSecret kept(String place) {
    return secrets.find(place).orElseGet(() -> setUp(place));
  }

  /** Brings the hotspots online and lets the guests in; the number of hotspots. */
  int gather(HotspotPort port) {
    var random = new Random();
    var shared = new SharedEventLoops(1, Clock.systemUTC());
    loops = shared;
    for (var place : PLACES) {
      var spot = new Spot(kept(place), port, shared, random);
      spot.agent.start();
      spots.add(spot);
      for (int i = 0; i < GUESTS_EACH; i++) {
        visits.add(Thread.ofVirtual().name("guest").start(() -> comeAndGo(spot)));
      }
    }
    // the owner is a customer like any other, and uses what was earned
    visits.add(Thread.ofVirtual().name("owner").start(() -> ownerStays(spots.getFirst())));
    return spots.size();
  }

  private Secrets.HotspotSecret setUp(String place) {
    var registered = operator.register(place, DemoOperator.ownerId());
    var settings =
        Map.of("ssid", "Lantern Wi-Fi", "state", "open", "guests", "yes", "channel", "6");
    operator.as(() -> devices.desire(registered.device().id(), new DesiredSettings(settings)));
    var location = LOCATIONS.get(PLACES.indexOf(place));
    operator.as(() -> devices.locate(registered.device().id(), new LocateDevice(location)));
    return secrets.keep(place, registered);
  }

  /** One guest after the other: who has nothing left buys, or leaves and somebody else comes. */
  private void comeAndGo(Spot spot) {
    var random = new Random();
    var guest = new Guests.Guest[] {guests.next()};
    again(
        random,
        () -> {
          var customer = guests.known(guest[0].number());
          if (guests.isNew(customer) || stocked(customer, random)) {
            visit(spot, guest[0].mac(), customer, random);
          }
          if (random.nextInt(STAYS) == 0 || guests.hasLittle(customer)) {
            guest[0] = guests.next();
          }
        });
  }

  private void ownerStays(Spot spot) {
    var random = new Random();
    var mac = Spot.someMac(random);
    again(
        random,
        () -> {
          boolean first = !secrets.isDone(FIRST_PURCHASE);
          if (first || guests.hasLittle(DemoOperator.ownerId())) {
            purchases.buy(DemoOperator.ownerId(), "Olivia Owner");
            secrets.done(FIRST_PURCHASE);
          }
          visit(spot, mac, DemoOperator.ownerId(), random);
        });
  }

  /** Whether somebody has enough for a visit, now and then because she buys. */
  private boolean stocked(UUID customer, Random random) {
    if (!guests.hasLittle(customer)) {
      return true;
    }
    if (random.nextInt(LEAVES) == 0) {
      return false;
    }
    purchases.buy(customer, "A Customer");
    return true;
  }

  /** What somebody does, as long as the demo lives. */
  private interface Deed {
    void dare() throws InterruptedException;
  }

  private static void again(Random random, Deed deed) {
    try {
      Thread.sleep(Duration.ofMillis(random.nextInt(8_000)));
      while (true) {
        try {
          deed.dare();
        } catch (RuntimeException e) { // the crowd outlives whatever breaks under it
          LOG.debugf("a guest gave up: %s", e.getMessage());
        }
        Thread.sleep(Duration.ofMillis(5_000 + random.nextInt(40_000)));
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
    try {
      Await.until(
          "the guest is let in",
          () -> spot.agent.statistics().access(mac) == AgentStatistics.Access.INTERNET);
      use(phone, random);
    } finally {
      spot.agent.signOut(mac);
      spot.agent.clientLeaves(mac);
    }
  }

  private static void use(SimulatedClient phone, Random random) throws InterruptedException {
    int sips = 15 + random.nextInt(60);
    for (int i = 0; i < sips; i++) {
      phone.download((i < GULPS ? GULP_BYTES : 10_000) + random.nextInt(200_000));
      phone.upload(1_000 + random.nextInt(20_000));
      Thread.sleep(Duration.ofMillis(1_000 + random.nextInt(2_000)));
    }
  }

  /** Everybody goes home. */
  void disperse() {
    visits.forEach(Thread::interrupt);
    spots.forEach(spot -> spot.agent.stop());
    var shared = loops;
    if (shared != null) {
      shared.close();
    }
  }
}
