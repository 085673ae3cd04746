package byway.apps.demo;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Posting;
import byway.commerce.payments.api.Payments;
import byway.hotspot.agent.SessionStatus;
import byway.hotspot.agent.SharedEventLoops;
import byway.hotspot.agent.SimulatedClient;
import byway.hotspot.protocol.MacAddress;
import byway.kit.settings.Settings;
import byway.kit.values.Ids;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import byway.network.devices.api.Devices;
import byway.people.notifications.api.Notifications;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The main job, once, through the real doors: MQTT for the hotspot, pages for the guest, the card
 * processor's own page for the money. Each line has the figures found; the first wrong one ends it.
 */
@Singleton
class Journey {
  private static final long FIRST = 10_000_000;
  private static final long BONUS = 100_000_000;
  private static final long PACK = 1_000_000_000;
  private static final long PRICE_MINOR = 500;
  private static final long SIP = 4_000_000;
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  private final DemoOperator operator;
  private final Devices devices;
  private final Access access;
  private final Balances balances;
  private final Payments payments;
  private final Notifications notifications;
  private final Settings settings;
  private final Ids ids;
  private final Random random = new Random();

  Journey(
      DemoOperator operator,
      Devices devices,
      Access access,
      Balances balances,
      Payments payments,
      Notifications notifications,
      Settings settings,
      Ids ids) {
    this.operator = operator;
    this.devices = devices;
    this.access = access;
    this.balances = balances;
    this.payments = payments;
    this.notifications = notifications;
    this.settings = settings;
    this.ids = ids;
  }

  /** What the journey found. */
  record Result(
      long bytesSentByGuest,
      long bytesCountedByHotspot,
      long bytesCharged,
      long bytesLeft,
      long moneyCapturedMinor,
      String currency) {
    String json() {
      return """
      {"bytesSentByGuest":%d,"bytesCountedByHotspot":%d,"bytesCharged":%d,"bytesLeft":%d,\
      "moneyCapturedMinor":%d,"currency":"%s"}\
      """
          .formatted(
              bytesSentByGuest,
              bytesCountedByHotspot,
              bytesCharged,
              bytesLeft,
              moneyCapturedMinor,
              currency);
    }
  }

  Result run(URI mqtt, Consumer<String> say) {
    operator.make();
    var owner = operator.as(() -> operator.signUp(fresh("owner"), "Olivia Owner"));
    try (var loops = new SharedEventLoops(1, Clock.systemUTC())) {
      var registered = operator.register("Journey hotspot", owner);
      var kept = new Secrets.ExpiringCache(registered.device().id(), registered.secret());
      var spot = new Spot(kept, mqtt, loops, random);
      try {
        return new Walk(spot, owner, say).all();
      } finally {
        spot.agent.stop();
      }
    }
  }

  private String fresh(String who) {
    return who + "-" + ids.next() + "@demo.example";
  }

  /** One journey under way. */
  private final class Walk {
    private final Spot spot;
    private final UUID owner;
    private final Consumer<String> say;
    private final MacAddress mac = Spot.someMac(random);
    private final SimulatedClient phone;
    private final Browser browser = new Browser();
    private final String email = fresh("guest");
    private UUID sessionId = new UUID(0, 0);
    private UUID guest = new UUID(0, 0);
    private long capturedBefore;
    private long counted;

    Walk(Spot spot, UUID owner, Consumer<String> say) {
      this.spot = spot;
      this.owner = owner;
      this.say = say;
      this.phone = spot.client(mac);
    }

    Result all() {
      capturedBefore = captured();
      hotspotComesOnline();
      guestSignsUp();
      guestProves();
      bytesAreCharged();
      ownerIsRewarded();
      accessStopsAtTheEnd();
      guestBuys();
      accessResumes();
      uplinkIsLostAndComesBack();
      guestSignsOut();
      return theBooksAreRight();
    }

    private void hotspotComesOnline() {
      WrongFigure.unlessEqual("what passes before anybody signs in", 0, phone.download(1_000));
      spot.comeOnline();
      Await.until(
          "the platform sees the hotspot",
          () -> operator.as(() -> devices.get(spot.deviceId)).online());
      say.accept("The owner's hotspot is online over MQTT.");
    }

    private void guestSignsUp() {
      var token = spot.portalToken(mac);
      browser.open(at("/portal?v=" + token));
      browser.submit(
          "input[name=password]",
          Map.of("email", email, "name", "Gus", "password", operator.password()),
          "");
      var session =
          Await.present(
              "the guest has a session",
              () -> operator.as(() -> access.openAt(spot.deviceId)).stream().findFirst());
      remember(session);
      Await.until("the guest has something to read a code with", () -> left(guest) == FIRST);
      say.accept(
          "A new phone (%s) met the portal and signed up there; %s are for reading the code."
              .formatted(mac, mb(FIRST)));
    }

    private void remember(Session session) {
      sessionId = session.id();
      guest = session.customerId();
    }

    private void guestProves() {
      browser.open(at("/portal/sign-in/code/enter"));
      browser.submit(
          "input[name=code]",
          Map.of("code", Await.present("the code is in the outbox", this::code)),
          "");
      Await.until("the guest has the bonus", () -> left(guest) == BONUS);
      Await.until("the hotspot may serve", () -> session().ceilingBytes() > 0);
      WrongFigure.unlessEqual("what the owner has before the guest used any", 0, left(owner));
      say.accept(
          "The code proved the address: %s in all; the hotspot may serve up to %s so far."
              .formatted(mb(BONUS), mb(session().ceilingBytes())));
    }

    /** In the last message to the guest, which is in the outbox and nowhere else. */
    private Optional<String> code() {
      return operator.as(() -> notifications.list(100, null)).items().stream()
          .filter(message -> message.to().equals(email))
          .findFirst()
          .map(message -> CODE.matcher(message.text()))
          .filter(found -> found.find())
          .map(found -> found.group());
    }

    private void ownerIsRewarded() {
      Await.until("the owner has the bonus", () -> left(owner) == BONUS);
      say.accept(
          "For a guest who really came the hotspot's owner was given %s.".formatted(mb(BONUS)));
    }

    private void bytesAreCharged() {
      pull(40_000_000);
      Await.until("what passed is charged", () -> consumed() == phone.passedBytes());
      say.accept(
          "The guest pulled %s; %,d bytes are charged, %s are left."
              .formatted(mb(phone.passedBytes()), consumed(), mb(left(guest))));
    }

    private void accessStopsAtTheEnd() {
      pull(BONUS - phone.passedBytes());
      WrongFigure.unlessEqual("what passes at the end", 0, phone.download(1_000_000));
      Await.until("all is charged", () -> consumed() == BONUS);
      WrongFigure.unlessEqual("what passed in all", BONUS, phone.passedBytes());
      WrongFigure.unlessEqual("the ceiling", BONUS, session().ceilingBytes());
      WrongFigure.unlessEqual("what is left", 0, left(guest));
      say.accept(
          "At %,d bytes access stopped: exactly what was granted, not one more."
              .formatted(phone.passedBytes()));
    }

    private void guestBuys() {
      WrongFigure.unlessEqual(
          "what passes to the payment page", 20_000, phone.visitWalledGarden(20_000));
      browser.open(at("/portal"));
      browser.submit("button[name=pack]", Map.of(), "button[name=pack]");
      WrongFigure.unless(
          !browser.page().location().startsWith(settings.publicUrl().toString()),
          "the guest was not sent to the payment page but to %s",
          browser.page().location());
      browser.submit("input[autocomplete=cc-number]", Purchases.card(browser, "Gus Guest"), "");
      Await.until("the pack has arrived", () -> left(guest) == PACK);
      say.accept(
          "With nothing left the payment page was open: %s bought by card for %.2f EUR."
              .formatted(mb(PACK), (captured() - capturedBefore) / 100.0));
    }

    private void accessResumes() {
      var before = sessionId;
      pull(50_000_000);
      WrongFigure.unless(session().sessionId().equals(before), "access resumed in another session");
      Await.until("what passed is charged", () -> consumed() == phone.passedBytes());
      say.accept(
          "Access resumed in the same session, without reconnecting: %s more came through."
              .formatted(mb(50_000_000)));
    }

    private void uplinkIsLostAndComesBack() {
      long chargedBefore = consumed();
      spot.agent.uplinkDown();
      Await.until(
          "the platform misses the hotspot",
          () -> !operator.as(() -> devices.get(spot.deviceId)).online());
      long ceiling = session().ceilingBytes();
      long offline = phone.download(ceiling);
      WrongFigure.unlessEqual("what passed in all", ceiling, phone.passedBytes());
      WrongFigure.unlessEqual("what passes beyond", 0, phone.download(1_000_000));
      WrongFigure.unlessEqual("what is charged meanwhile", chargedBefore, consumed());
      say.accept(
          "Without uplink the hotspot served on, %s, up to its ceiling and no further."
              .formatted(mb(offline)));
      spot.agent.uplinkUp();
      Await.until("the books settle", () -> consumed() == phone.passedBytes());
      say.accept(
          "The uplink is back: %,d bytes were settled, to the byte."
              .formatted(consumed() - chargedBefore));
      pull(20_000_000);
      say.accept("And access goes on: %s more came through.".formatted(mb(20_000_000)));
      Await.until("what passed is charged", () -> consumed() == phone.passedBytes());
    }

    /** The hotspot forgets a session that is settled, so what it counted is read before. */
    private void guestSignsOut() {
      counted = session().usedBytes();
      spot.agent.signOut(mac);
      Await.until(
          "what was reserved is free again",
          () -> operator.as(() -> balances.balance(guest)).reservedBytes() == 0);
      say.accept("The guest signed out; nothing is held back any more.");
    }

    private Result theBooksAreRight() {
      var books = operator.as(balances::books);
      WrongFigure.unless(books.isProven(), "the books are wrong: %s", books.problems());
      var statement = operator.as(() -> balances.postings(guest, 100, null)).items();
      long granted = sum(statement, "issued", true);
      long charged = sum(statement, "used", false);
      WrongFigure.unlessEqual("what the statement grants", BONUS + PACK, granted);
      WrongFigure.unlessEqual("what the statement charges", phone.passedBytes(), charged);
      say.accept(
          ("The statement has %d postings; the operator's %,d postings sum to zero and rebuild"
                  + " all %d balances.")
              .formatted(statement.size(), books.postings(), books.accounts()));
      var result =
          new Result(
              phone.passedBytes(),
              counted,
              consumed(),
              left(guest),
              captured() - capturedBefore,
              "EUR");
      WrongFigure.unlessEqual("what is left", BONUS + PACK - phone.passedBytes(), left(guest));
      WrongFigure.unlessEqual("what the hotspot counted", phone.passedBytes(), counted);
      WrongFigure.unlessEqual("the money captured", PRICE_MINOR, result.moneyCapturedMinor());
      return result;
    }

    private long sum(List<Posting> statement, String ledger, boolean from) {
      return statement.stream()
          .filter(posting -> (from ? posting.from() : posting.to()).equals(ledger))
          .mapToLong(Posting::amount)
          .sum();
    }

    /** Pulls so many bytes, in sips, as the ceiling moves on. */
    private void pull(long bytes) {
      long target = phone.passedBytes() + bytes;
      Await.until(
          mb(bytes) + " have come through",
          () -> {
            phone.download(Math.min(SIP, target - phone.passedBytes()));
            return phone.passedBytes() >= target;
          });
    }

    private SessionStatus session() {
      return Await.present(
          "the hotspot knows the session", () -> spot.agent.statistics().session(sessionId));
    }

    private long left(UUID account) {
      return operator.as(() -> balances.balance(account)).leftBytes();
    }

    private long consumed() {
      return operator.as(() -> balances.balance(guest)).consumedBytes();
    }

    private long captured() {
      return operator.as(payments::totals).capturedMinor().getOrDefault("EUR", 0L);
    }
  }

  private URI at(String path) {
    return settings.publicUrl().resolve(path);
  }

  static String mb(long bytes) {
    return bytes % 1_000_000 == 0
        ? "%,d MB".formatted(bytes / 1_000_000)
        : "%,.1f MB".formatted(bytes / 1e6);
  }
}
