package byway.apps.real;

import byway.outside.network.Web;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** A world with one operator and one hotspot, where guests come and go. */
final class Scene implements AutoCloseable {
  /** Less than this remains of a limit: the packet that did not fit. */
  static final long PACKET = 1_500;

  private static final Pattern TOKEN = Pattern.compile("/portal\\?v=([A-Za-z0-9_-]+)");

  final World world;
  final Platform platform;
  private final UUID device = UUID.randomUUID();
  private final String secret;
  private Process gateway;

  private Scene(World world) {
    this.world = world;
    platform = world.platform;
    platform.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'real','name':'Real','hosts':['%s'],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(platform.tenant, world.portalHost()));
    var registered =
        platform.tell(
            "/internal/devices", "{'id':'%s','name':'Spot','serial':'BW-REAL'}".formatted(device));
    secret = registered.get("secret").asText();
    if (DeafRadio.isPossible()) {
      DeafRadio.putInto(world);
    }
    gateway = world.startGateway(device, secret);
    untilOnline();
  }

  static Scene open() {
    var world = World.open(Path.of("../byway/target/quarkus-app/quarkus-run.jar"));
    try {
      return new Scene(world);
    } catch (RuntimeException e) {
      world.close();
      throw e;
    }
  }

  /** In the suite not at all; so many minutes when a long run is asked for. */
  boolean waitAsToldBy(String property) {
    int minutes = Integer.getInteger(property, 0);
    try {
      Thread.sleep(Duration.ofMinutes(minutes));
      return minutes > 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void untilOnline() {
    Await.until(
        "the platform sees the hotspot",
        () -> platform.ask("/internal/devices/" + device).get("online").asBoolean());
  }

  /** Ends the hotspot's software at once; what the kernel was told stays. */
  void killGateway() {
    gateway.destroyForcibly();
    var unused = gateway.onExit().join();
  }

  void restartGateway() {
    gateway = world.startGateway(device, secret);
  }

  /** Sets the hotspot, as its owner does at the dashboard. */
  void wish(String settings) {
    var unused =
        platform.put("/internal/devices/" + device + "/desired", "{'settings':" + settings + "}");
  }

  /** What the platform knows of the wishes. */
  JsonNode settings() {
    return platform.ask("/internal/devices/" + device).get("settings");
  }

  /** Whether these words are in the hotspot's journal. */
  boolean hotspotRemembers(String words) {
    try {
      var journal = world.directory.resolve("hotspot").resolve("journal");
      return Files.readString(journal, StandardCharsets.ISO_8859_1).contains(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A customer with so much to use. */
  Guest guest(long bytes) {
    var id = UUID.randomUUID();
    var unused =
        platform.tell(
            "/internal/balances/grants",
            "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':''}"
                .formatted(UUID.randomUUID(), id, bytes));
    return new Guest(id);
  }

  /** A new device that has an address, and no more. */
  Phone phone() {
    var phone = new Phone(world.lab.addClient(), world.directory);
    // Little is taken ahead, so that a slow download is slow for the kernel's counters too.
    phone.host().run("sysctl", "-qw", "net.ipv4.tcp_rmem=4096 65536 262144");
    var unused = phone.joinNetwork();
    return phone;
  }

  /** Where plain HTTP leads a device that is not signed in. */
  String portalToken(Phone phone) {
    return Await.present(
        "plain HTTP is sent to the portal",
        () ->
            TOKEN
                .matcher(phone.fetch("http://" + World.WEB + "/"))
                .results()
                .map(found -> found.group(1))
                .findFirst());
  }

  boolean isOnline(Phone phone) {
    return phone.fetch("http://" + World.WEB + "/").contains(Web.NAME);
  }

  /** No books may be left with a problem, whatever has happened. */
  JsonNode problems() {
    return platform.ask("/internal/balances/books").get("problems");
  }

  @Override
  public void close() {
    world.close();
  }

  /** A customer, and the sessions of his devices at this hotspot. */
  final class Guest {
    final UUID id;
    private final List<UUID> sessions = new ArrayList<>();

    private Guest(UUID id) {
      this.id = id;
    }

    /** Opens what the portal opens for its visitor, and waits until packets pass. */
    void signsInWith(Phone phone) {
      var token = portalToken(phone);
      var session =
          platform.tell(
              "/internal/access/sessions",
              "{'visitToken':'%s','customerId':'%s'}".formatted(token, id));
      sessions.add(UUID.fromString(session.get("id").asText()));
      Await.until("the client is let in", () -> isOnline(phone));
    }

    /** By the kernel itself, for all devices together. */
    long counted() {
      var counters = world.lab.hotspot.run("nft", "list", "counters", "table", "inet", "byway");
      return sessions.stream()
          .map(session -> session.toString().replace("-", ""))
          .map(name -> Pattern.compile("[ud]" + name + " \\{\\s*packets \\d+ bytes (\\d+)"))
          .flatMap(pattern -> pattern.matcher(counters).results())
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .sum();
    }

    long charged() {
      return platform.ask("/internal/balances/accounts/" + id).get("consumedBytes").asLong();
    }

    /** When nothing moves any more, the ledger has what the kernel has. */
    void settles() {
      Await.until("the books settle", () -> charged() == counted());
    }
  }
}
