package byway.journeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Two operators on one platform, at two names of this machine, with somebody of each kind; what is
 * looked for belongs to the first one's customer. Nobody has a browser here: it is what they send
 * that counts.
 */
final class IsolationHouse implements AutoCloseable {
  static final String HERE = "127.0.0.1";
  static final String THERE = "localhost";
  private static final int UNSUPPORTED = 415;
  private static final String MULTIPART =
      "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
          + Somebody.FORM_TOKEN
          + "\r\n--x--\r\n";

  final Described description = Described.read();
  final Installation byway;
  final Platform here;
  final Platform there;
  private final Process server;
  private final CardProcessor cards = CardProcessor.start(CardProcessorSettings.defaults());
  private final Map<Comer, Somebody> people = new EnumMap<>(Comer.class);
  private final Somebody otherCustomer;
  private final Somebody otherOwner;
  private final Somebody expiredOwner;
  private final Map<String, String> things;

  IsolationHouse(Path data, Map<String, String> more) throws IOException {
    byway = Installation.prepared(data);
    var settings = byway.settings();
    settings.put("BYWAY_STRIPE_API", cards.apiBase());
    settings.put("BYWAY_STRIPE_KEY", cards.apiKey());
    settings.put("BYWAY_STRIPE_WEBHOOK_SECRET", cards.webhookSecret());
    settings.putAll(more);
    server = byway.start(settings, "up");
    byway.awaitAnswer(server, byway.httpPort);
    here = operator("here", HERE);
    there = operator("there", THERE);
    otherCustomer = Somebody.customer(there);
    otherOwner = Somebody.staff(there, "OWNER");
    expiredOwner = Somebody.staff(here, "OWNER");
    people.put(Comer.NOBODY, Somebody.nobody(here));
    people.put(Comer.OTHERS, Somebody.nobody(here));
    people.put(Comer.ADMINISTRATOR, Somebody.administrator(byway));
    people.put(Comer.EXPIRED, Somebody.customer(here));
    people.put(Comer.CUSTOMER, Somebody.customer(here));
    people.put(Comer.ANOTHER, Somebody.customer(here));
    for (var comer : Comer.values()) {
      if (comer.isStaff()) {
        people.put(comer, Somebody.staff(here, comer.name()));
      }
    }
    things = Things.of(here, person(Comer.CUSTOMER).id, person(Comer.READ_ONLY).id);
  }

  private Platform operator(String slug, String host) throws IOException {
    var platform = new Platform(byway);
    platform.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'%s','name':'%2$s','hosts':['%s:%d'],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':1000000000}}
        """
            .formatted(platform.tenant, slug, host, byway.httpPort));
    return platform;
  }

  /** Ids of what is there, by the beginning of their addresses. */
  Map<String, String> things() {
    return things;
  }

  /** An access token of a new customer. */
  String newToken() throws IOException {
    return Somebody.customer(here).bearer();
  }

  /** What the platform has printed. */
  String said() {
    return byway.said(server);
  }

  private Somebody person(Comer comer) {
    return requireNonNull(people.get(comer));
  }

  /** All sessions of who has none any more are over, as they are after their time. */
  void expire() throws SQLException {
    try (var database = DatabaseOwner.connect(byway.data);
        var statement =
            database.prepareStatement(
                """
                update identity.tokens t set expires_at = now() - interval '1 hour'
                from identity.families f where f.family_id = t.family_id and f.person_id in (?, ?)
                """)) {
      statement.setObject(1, person(Comer.EXPIRED).id);
      statement.setObject(2, expiredOwner.id);
      assertThat(statement.executeUpdate()).isGreaterThanOrEqualTo(2);
    }
  }

  /** The address of the customer's own thing, or of one that is not there. */
  String address(Route route) {
    var one =
        things.entrySet().stream()
            .filter(thing -> route.template().startsWith(thing.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> UUID.randomUUID().toString());
    return route.template().replaceFirst("\\{[^}]*}", one).replaceAll("\\{[^}]*}", "none");
  }

  /** What somebody is answered at the first operator's address, or at the installation's own. */
  Met meet(Comer comer, Route route) {
    var host = route.template().startsWith("/platform") ? THERE : HERE;
    var who = person(comer);
    // as customer and staff at once: whoever it is that the address is for, it is not them
    var cookies =
        switch (comer) {
          case OTHERS -> otherCustomer.cookie() + otherOwner.cookie();
          case EXPIRED -> who.cookie() + expiredOwner.cookie();
          default -> who.cookie();
        };
    var token = comer == Comer.OTHERS ? otherCustomer.bearer() : who.bearer();
    var met = send(who, host, route, cookies, token);
    return met == Met.SIGN_IN && isAtHome(comer, route) ? meetAgain(who, host, route) : met;
  }

  private static boolean isAtHome(Comer comer, Route route) {
    boolean isConsole = route.template().startsWith("/console");
    return comer.isStaff() && isConsole
        || (comer == Comer.CUSTOMER || comer == Comer.ANOTHER) && !isConsole
        || comer == Comer.ADMINISTRATOR && route.template().startsWith("/platform");
  }

  /** Some addresses end the session: who is met by the sign-in page then comes once more. */
  private Met meetAgain(Somebody who, String host, Route route) {
    try {
      who.signIn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return send(who, host, route, who.cookie(), who.bearer());
  }

  /** What people of the other operator are answered at home, about what is not theirs. */
  Met atHome(Route route) {
    var who = route.template().startsWith("/console") ? otherOwner : otherCustomer;
    return send(who, THERE, route, who.cookie(), who.bearer());
  }

  private Met send(Somebody who, String host, Route route, String cookie, String bearer) {
    var type = route.isOfApi() ? "application/json" : "application/x-www-form-urlencoded";
    var body = route.isOfApi() ? description.sample(route) : "csrf=" + Somebody.FORM_TOKEN;
    var at = URI.create("http://%s:%d%s".formatted(host, byway.httpPort, address(route)));
    var answer = who.send(at, route, cookie, bearer, type, body);
    if (answer.statusCode() == UNSUPPORTED) {
      // a door for boxes, which takes forms; or a form with a file
      answer =
          route.isOfApi()
              ? who.send(at, route, cookie, bearer, "application/x-www-form-urlencoded", "")
              : who.send(at, route, cookie, bearer, "multipart/form-data; boundary=x", MULTIPART);
    }
    return Met.of(answer);
  }

  @Override
  public void close() {
    byway.close();
    cards.close();
  }
}
