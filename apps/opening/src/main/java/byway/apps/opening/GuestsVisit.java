package byway.apps.opening;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A guest at the hotspot, from the portal to the last byte. */
final class GuestsVisit {
  static final long BONUS = 100_000_000;
  static final long PACK = 1_000_000_000;
  static final long PRICE_MINOR = 500;
  private static final long SIP = 4_000_000;
  private static final long MORE = 50_000_000;
  private static final String EMAIL = "gus@byway.test";
  private static final Pattern CODE = Pattern.compile("(?<![\\d.-])\\d{6}(?!\\d)");

  private final World world;
  private final Server server;
  private final EnrolledBox box;
  private final Person guest;
  private final Consumer<String> say;
  private String account = "";

  GuestsVisit(World world, EnrolledBox box, Person guest, Consumer<String> say) {
    this.world = world;
    this.server = world.server;
    this.box = box;
    this.guest = guest;
    this.say = say;
  }

  void signsUp() {
    WrongFigure.unlessEqual("what passes before anybody signs in", 0, box.phone().download(1_000));
    guest.open(box.portal());
    WrongFigure.unless(guest.address().startsWith("https:"), "the portal is %s", guest.address());
    guest.type("#email", EMAIL);
    guest.type("#name", "Gus");
    guest.type("#password", "a pleasant journey");
    guest.press("main button.button");
    account = Await.present("the guest has a session", this::who);
    guest.open(server.at.resolve("/portal/sign-in/code/enter").toString());
    guest.type("input[name=code]", Await.present("a code by mail", this::code));
    guest.press("main button.button");
    Await.until("the guest has the bonus", () -> figure("grantedBytes") == BONUS);
    Await.until("the guest is let in", box::letsIn);
    say.accept(
        "A guest signed up at the portal and proved the address by the code that was mailed: 100 MB.");
  }

  private Optional<String> who() {
    var open = server.ask("/internal/access/open-at/" + box.place().login().deviceId());
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(0).get("customerId").asText());
  }

  /** In the mail's own text, behind its headers. */
  private Optional<String> code() {
    return world.mail.mailsTo(EMAIL, 1).stream()
        .map(mail -> mail.substring(mail.indexOf("\n\n")))
        .flatMap(text -> CODE.matcher(text).results().map(found -> found.group()))
        .findFirst();
  }

  void usesAllOfIt() {
    pull(BONUS);
    WrongFigure.unlessEqual("what passes at the end", 0, box.phone().download(1_000_000));
    settled();
    WrongFigure.unlessEqual("what is left", 0, left());
    say.accept(
        "At 100,000,000 bytes access stopped: exactly what was granted, charged to the byte.");
  }

  void buys() {
    guest.open(server.at.resolve("/portal").toString());
    guest.press("button[name=pack]");
    guest.type("input[autocomplete=cc-number]", "4000000000003220");
    guest.type("input[autocomplete=cc-exp]", "12/34");
    guest.type("input[autocomplete=cc-csc]", "123");
    guest.type("input[autocomplete=cc-name]", "Gus Guest");
    guest.press("button[type=submit]");
    guest.press("button[value=complete]");
    Await.until("the pack has arrived", () -> figure("grantedBytes") == BONUS + PACK);
    WrongFigure.unlessEqual("what the card paid", PRICE_MINOR, world.cards.capturedMinor("eur"));
    say.accept(
        "The guest bought 1,000 MB for 5.00 EUR by card, with 3-D Secure, on the operator's own account.");
  }

  void goesOn() {
    pull(MORE);
    settled();
    say.accept(
        "Access went on in the same session: %,d bytes in all, each charged."
            .formatted(box.phone().passedBytes()));
  }

  void leaves() {
    box.signOut();
    Await.until("nothing is reserved", () -> figure("reservedBytes") == 0);
    settled();
    say.accept("The guest signed out; nothing is held back any more.");
  }

  /** Pulls so many bytes, in sips, as the ceiling moves on. */
  private void pull(long bytes) {
    long target = box.phone().passedBytes() + bytes;
    Await.until(
        "%,d bytes have come through".formatted(bytes),
        () -> {
          var unused = box.phone().download(Math.min(SIP, target - box.phone().passedBytes()));
          return box.phone().passedBytes() >= target;
        });
  }

  /** What the phone has counted is what is charged. */
  private void settled() {
    Await.until("the books settle", () -> charged() == box.phone().passedBytes());
  }

  long charged() {
    return figure("consumedBytes");
  }

  long left() {
    return figure("grantedBytes") - figure("withdrawnBytes") - charged();
  }

  private long figure(String name) {
    return server.ask("/internal/balances/accounts/" + account).get(name).asLong();
  }
}
