package byway.apps.real;

import byway.outside.network.Lab;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The main job with real packets: a phone, a hotspot and the internet, each with a network stack of
 * its own. The figures are the kernel's; the platform's are held against them.
 */
final class RealJourney {
  private static final long FIRST = 10_000_000;
  private static final long BONUS = 100_000_000;
  private static final long PACK = 1_000_000_000;
  private static final long PRICE_MINOR = 500;

  /** Less than this remains of a limit: the packet that did not fit. */
  private static final long PACKET = 1_500;

  private static final String EMAIL = "guest@real.example";
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static final String PASSWORD = "a pleasant journey";
  private static final Pattern COUNTER =
      Pattern.compile("counter [ud][0-9a-f]{32} \\{\\s*packets \\d+ bytes (\\d+)");

  private final World world;
  private final Platform platform;
  private final Consumer<String> say;
  private final UUID device = UUID.randomUUID();
  private final UUID owner = UUID.randomUUID();
  private UUID guest = new UUID(0, 0);
  private UUID session = new UUID(0, 0);
  private long pulled;

  RealJourney(World world, Consumer<String> say) {
    this.world = world;
    this.platform = world.platform;
    this.say = say;
  }

  /** The whole of it; one JSON object at the end. */
  String run() {
    hotspotComesOnline();
    try (var phone = new Phone(world.lab.client, world.directory)) {
      phoneJoins(phone);
      guestSignsUp(phone);
      bytesAreCharged(phone);
      var stopped = accessStopsAtTheEnd(phone);
      guestBuys(phone);
      accessResumes(stopped);
      platformIsAwayForAWhile(phone);
      return theBooksAreRight();
    }
  }

  private void hotspotComesOnline() {
    world.makeOperator(BONUS);
    platform.tell(
        "/internal/catalog/packs",
        "{'id':'%s','name':'One gigabyte','bytes':%d,'price':{'minor':%d,'currency':'EUR'}}"
            .formatted(UUID.randomUUID(), PACK, PRICE_MINOR));
    platform.tell(
        "/internal/identity/customers",
        """
        {'id':'%s','email':'owner@real.example','name':'Olivia','password':'%s','language':'en'}
        """
            .formatted(owner, PASSWORD));
    var secret = world.register(device, owner);
    var unused = world.startGateway(device, secret);
    Await.until(
        "the platform sees the hotspot",
        () -> platform.ask("/internal/devices/" + device).get("online").asBoolean());
    say.accept("The hotspot runs in its own network stack and is online over MQTT.");
  }

  private void phoneJoins(Phone phone) {
    var api = phone.joinNetwork();
    WrongFigure.unless(
        api.equals("http://" + Lab.GATEWAY + "/captive"), "option 114 says \"%s\"", api);
    var captive = phone.fetch(api);
    WrongFigure.unless(
        captive.contains("application/captive+json") && captive.contains("\"captive\":true"),
        "the captive portal's API says %s",
        captive);
    var redirect =
        Await.present(
            "plain HTTP is sent to the portal",
            () ->
                Optional.of(phone.fetch("http://" + World.WEB + "/"))
                    .filter(answer -> answer.contains("/portal?v=")));
    WrongFigure.unless(redirect.startsWith("HTTP/1.1 302"), "plain HTTP meets %s", redirect);
    WrongFigure.unlessEqual("what is counted before anybody signs in", 0, counted());
    say.accept(
        "A phone got its address by DHCP; option 114 and a redirect both led it to the portal.");
  }

  private void guestSignsUp(Phone phone) {
    var page = phone.page();
    page.navigate("http://" + World.WEB + "/");
    page.waitForURL(url -> url.startsWith("http://" + world.portalHost() + "/portal"));
    page.fill("input[name=email]", EMAIL);
    page.fill("input[name=name]", "Gus");
    page.fill("input[name=password]", PASSWORD);
    page.click("button.button");
    var opened =
        Await.present(
            "the guest has a session",
            () -> first(platform.ask("/internal/access/open-at/" + device)));
    session = UUID.fromString(opened.get("id").asText());
    guest = UUID.fromString(opened.get("customerId").asText());
    Await.until("the guest has a first part", () -> balance(guest, "grantedBytes") == FIRST);
    page.navigate("http://" + world.portalHost() + "/portal/sign-in/code/enter");
    page.fill("input[name=code]", Await.present("the code is in the outbox", this::code));
    page.click("main button.button");
    Await.until("the guest has the bonus", () -> balance(guest, "grantedBytes") == BONUS);
    Await.until(
        "the phone is let through",
        () -> phone.fetch("http://" + Lab.GATEWAY + "/captive").contains("\"captive\":false"));
    say.accept(
        "In a real browser the guest signed up, typed the code that was sent, and was given 100 MB.");
  }

  /** In the last message to the guest, which is in the outbox and nowhere else. */
  private Optional<String> code() {
    for (var message : platform.ask("/internal/notifications?limit=20").get("items")) {
      if (message.get("to").asText().equals(EMAIL)) {
        return Optional.of(CODE.matcher(message.get("text").asText()))
            .filter(found -> found.find())
            .map(found -> found.group());
      }
    }
    return Optional.empty();
  }

  private void bytesAreCharged(Phone phone) {
    pull(phone, 40_000_000);
    settled();
    WrongFigure.unlessBetween("what 40 MB are on the wire", 40_000_000, 44_000_000, counted());
    Await.until("the owner has the bonus", () -> balance(owner, "grantedBytes") == BONUS);
    say.accept(
        "curl pulled 40,000,000 bytes; with their headers the kernel counted %,d, and %,d are charged."
            .formatted(counted(), consumed()));
    say.accept("For a guest who really came the hotspot's owner was given 100 MB.");
  }

  private Phone.Download accessStopsAtTheEnd(Phone phone) {
    var download = phone.download(150_000_000);
    Await.until("the bonus is used up", () -> counted() > BONUS - PACKET);
    WrongFigure.unlessBetween("what passed", BONUS - PACKET, BONUS, counted());
    settled();
    WrongFigure.unless(download.isUnderWay(), "the connection was cut instead of held");
    pulled += 150_000_000;
    say.accept(
        "At %,d bytes the firewall let nothing more through: %,d short of the grant, less than a packet."
            .formatted(counted(), BONUS - counted()));
    return download;
  }

  private void guestBuys(Phone phone) {
    var page = phone.page();
    page.navigate("http://" + world.portalHost() + "/portal");
    page.click("button[name=pack]");
    page.fill("input[autocomplete=cc-number]", "4000000000003220");
    page.fill("input[autocomplete=cc-exp]", "12/34");
    page.fill("input[autocomplete=cc-csc]", "123");
    page.fill("input[autocomplete=cc-name]", "Gus Guest");
    page.click("button[type=submit]");
    page.click("button[value=complete]");
    Await.until("the pack has arrived", () -> balance(guest, "grantedBytes") == BONUS + PACK);
    WrongFigure.unlessEqual("what the card paid", PRICE_MINOR, world.cards.capturedMinor("eur"));
    say.accept(
        "With nothing left the payment page was open: 1,000 MB for 5.00 EUR, with 3-D Secure.");
  }

  private void accessResumes(Phone.Download stopped) {
    stopped.await();
    settled();
    WrongFigure.unless(
        first(platform.ask("/internal/access/open-at/" + device))
            .filter(open -> open.get("id").asText().equals(session.toString()))
            .isPresent(),
        "access resumed in another session");
    say.accept(
        "The same connection went on by itself and brought its 150,000,000 bytes; %,d are charged."
            .formatted(consumed()));
  }

  private void platformIsAwayForAWhile(Phone phone) {
    world.mqttRelay.cut();
    Await.until(
        "the platform misses the hotspot",
        () -> !platform.ask("/internal/devices/" + device).get("online").asBoolean());
    long chargedBefore = consumed();
    long countedBefore = counted();
    pull(phone, 3_000_000);
    WrongFigure.unlessEqual("what is charged meanwhile", chargedBefore, consumed());
    long offline = counted() - countedBefore;
    world.mqttRelay.mend();
    settled();
    say.accept(
        "Without the platform the hotspot served on, %,d bytes; when it was back they were settled."
            .formatted(offline));
    pull(phone, 20_000_000);
    settled();
  }

  private String theBooksAreRight() {
    long counted = counted();
    platform.tell("/internal/access/sessions/" + session + "/close", "{'reason':'signed_out'}");
    Await.until("nothing is reserved", () -> balance(guest, "reservedBytes") == 0);
    WrongFigure.unlessEqual("what is charged", counted, consumed());
    var books = platform.ask("/internal/balances/books");
    WrongFigure.unless(books.get("problems").isEmpty(), "the books are wrong: %s", books);
    long left = BONUS + PACK - consumed();
    WrongFigure.unlessEqual("what is left", left, balance(guest, "leftBytes"));
    say.accept(
        "The guest was signed out; the books are proven, and equal to the kernel's counters.");
    return """
    {"bytesPulledByGuest":%d,"bytesCountedByKernel":%d,"bytesCharged":%d,"bytesLeft":%d,\
    "moneyCapturedMinor":%d,"currency":"EUR"}"""
        .formatted(pulled, counted, consumed(), left, world.cards.capturedMinor("eur"));
  }

  private void pull(Phone phone, long bytes) {
    var download = phone.download(bytes);
    download.await();
    WrongFigure.unlessEqual("what is pulled", bytes, download.bytes());
    pulled += bytes;
  }

  /** What is charged is what the kernel has counted. */
  private void settled() {
    Await.until("the books settle", () -> consumed() == counted());
  }

  /** By the kernel itself, not by our software. */
  private long counted() {
    return COUNTER
        .matcher(world.lab.hotspot.run("nft", "list", "counters", "table", "inet", "byway"))
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  private long consumed() {
    return balance(guest, "consumedBytes");
  }

  private long balance(UUID account, String figure) {
    var balance = platform.ask("/internal/balances/accounts/" + account);
    return balance.has(figure)
        ? balance.get(figure).asLong()
        : balance.get("grantedBytes").asLong()
            - balance.get("withdrawnBytes").asLong()
            - balance.get("consumedBytes").asLong();
  }

  private static Optional<JsonNode> first(JsonNode list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
  }
}
