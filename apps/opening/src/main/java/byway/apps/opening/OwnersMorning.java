package byway.apps.opening;

import byway.people.notifications.testing.Postfix;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What the owner does before the first guest comes. */
final class OwnersMorning {
  static final String PRICE = "5.00";
  private static final Pattern LINK = Pattern.compile("https://\\S+/setup\\?link=\\S+");
  private static final String EMAIL = "olivia@byway.test";
  private static final String PASSWORD = "a pleasant morning";
  private static final String REASON = "the first day";

  private final World world;
  private final Server server;
  private final Person owner;
  private final Consumer<String> say;

  OwnersMorning(World world, Person owner, Consumer<String> say) {
    this.world = world;
    this.server = world.server;
    this.owner = owner;
    this.say = say;
  }

  void setsUp() {
    WrongFigure.unless(!server.data().toFile().exists(), "the folder is not empty");
    server.start();
    var link = link();
    say.accept(
        "On an empty folder ./byway up had a certificate from the authority by ACME, and printed one link.");
    var plain = server.answer(server.plainly.resolve("/portal"));
    WrongFigure.unless(
        plain.filter(answer -> answer.statusCode() == 308).isPresent(),
        "plain HTTP is not led to HTTPS");
    owner.open(link);
    WrongFigure.unless(!owner.address().contains("link="), "the link stays in the address");
    owner.type("#place", server.at.toString());
    owner.pressButton("Try this address");
    owner.reads("Who is the operator");
    owner.type("#name", "Café Puerto");
    owner.choose("#currency", "EUR");
    owner.choose("#country", "ES");
    owner.choose("#timeZone", "Europe/Madrid");
    owner.pressButton("Continue");
    owner.type("#owner", "Olivia");
    owner.type("#email", EMAIL);
    owner.type("#password", PASSWORD);
    owner.pressButton("Continue");
    mailLeaves();
    owner.type("#key", world.cards.apiKey());
    owner.pressButton("Try this key");
    owner.reads("Is this right?");
    owner.pressButton("Make it so");
    owner.reads("Byway is set up");
    say.accept(
        "Five questions over HTTPS, each answer tried: mail by a real server, cards in test mode.");
    var operators = server.ask("/internal/tenants?limit=2").get("items");
    WrongFigure.unlessEqual("operators", 1, operators.size());
    server.of(operators.get(0).get("id").asText());
  }

  private String link() {
    Await.until(
        () -> "a link is printed; the server said:\n" + server.said(),
        () -> LINK.matcher(server.said()).find());
    var found = LINK.matcher(server.said());
    WrongFigure.unless(found.find(), "no link is printed");
    return found.group();
  }

  private void mailLeaves() {
    owner.type("#host", Trust.MAIL_HOST);
    owner.type("#port", Integer.toString(world.mail.startTlsPort()));
    owner.type("#user", Postfix.USER);
    owner.type("#mailPassword", Postfix.PASSWORD);
    owner.type("#from", "hello@byway.test");
    owner.pressButton("Send me a test mail");
    owner.reads("Are cards taken?");
    WrongFigure.unlessEqual("test mails", 1, world.mail.mailsTo(EMAIL, 1).size());
  }

  void makesPasskey() {
    owner.press("text=Sign in to the console");
    owner.type("#email", EMAIL);
    owner.type("#password", PASSWORD);
    owner.press("main button.button");
    owner.arrivesAt(at("/console"));
    owner.open(at("/console/account"));
    owner.type("#name", "My phone");
    owner.pressButton("Add a passkey");
    owner.reads("The passkey is added");
    owner.isForgotten();
    owner.open(at("/console/sign-in?next=/console/packs"));
    owner.pressButton("Use a passkey");
    owner.arrivesAt(at("/console/packs"));
    say.accept("The owner made a passkey, and signed in to the console by it, without a password.");
  }

  /**
   * The processor tells by HTTPS what happens, since the key let the webhook be set up by itself.
   */
  void isToldOfPayments() {
    owner.open(at("/console/card-account"));
    WrongFigure.unless(
        owner.sees().contains("set up") && !owner.sees().contains("not set up"),
        "the webhook is not set up: %s",
        owner.sees());
    owner.open(at("/console/packs"));
  }

  void sellsPack() {
    owner.type("#name", "One gigabyte");
    owner.type("#gigabytes", "1");
    owner.type("#price", PRICE);
    owner.type("#reason", REASON);
    owner.press("form[action$='/packs'] button.button");
    owner.reads("One gigabyte");
    say.accept("A pack is on sale: 1,000 MB for 5.00 EUR.");
  }

  void enrols(EnrolledBox box) {
    var code = box.code();
    owner.open(at("/console/enrolment"));
    owner.type("#code", code);
    owner.type("#name", "At the bar");
    owner.type("#reason", REASON);
    owner.press("form[action$='/claims'] button.button");
    owner.arrivesAt("**/console/hotspots/**");
    long claimed = System.nanoTime();
    box.serve();
    Await.until("the box is online", box::isOnline);
    WrongFigure.unless(
        box.place().mqtt().getScheme().equals("mqtts"), "it speaks %s", box.place().mqtt());
    say.accept(
        "A box was claimed by the code it shows; %d s later it was online, by MQTT over TLS with the pinned authority."
            .formatted(Duration.ofNanos(System.nanoTime() - claimed).toSeconds()));
  }

  private String at(String path) {
    return server.at.resolve(path).toString();
  }
}
