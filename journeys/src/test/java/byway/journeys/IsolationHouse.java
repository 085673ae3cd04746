package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two operators on one platform, at two names of this machine, with somebody of each kind; what is
 * looked for belongs to the first one's customer. Nobody has a browser here: it is what they send
 * that counts.
 */
final class IsolationHouse implements AutoCloseable {
  static final String HERE = "127.0.0.1";
  static final String THERE = "localhost";
  private static final UUID REALM = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final String PASSWORD = "a pleasant password";
  private static final String FORM_TOKEN = "a-token-of-the-form-itself";
  private static final int UNSUPPORTED = 415;
  private static final String MULTIPART =
      "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + FORM_TOKEN + "\r\n--x--\r\n";

  final Described description = Described.read();
  final Installation byway;
  final Platform here;
  final Platform there;
  private final Process server;
  private final CardProcessor cards = CardProcessor.start(CardProcessorSettings.defaults());
  private final Map<Comer, Person> people = new EnumMap<>(Comer.class);
  private final Person otherCustomer;
  private final Person otherOwner;
  private final Map<String, String> things = new LinkedHashMap<>();

  /** Somebody at an address of their own, with what they bring along at this moment. */
  private static final class Person {
    private static final AtomicInteger NUMBER = new AtomicInteger(10);

    private final Platform at;
    private final UUID id = UUID.randomUUID();
    private final boolean isStaff;
    private final HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .localAddress(InetAddress.ofLiteral("127.0.0." + NUMBER.getAndIncrement()))
            .build();
    private String token = "";

    Person(Platform at, boolean isStaff) {
      this.at = at;
      this.isStaff = isStaff;
    }

    String email() {
      return id + "@people.example";
    }

    /** A customer and a member of staff each have a cookie; an app has a header. */
    String cookie() {
      return token.isEmpty() ? "" : (isStaff ? "byway_staff=" : "byway_session=") + token + "; ";
    }
  }

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
    otherCustomer = customer(there);
    otherOwner = staff(there, "OWNER");
    people.put(Comer.NOBODY, new Person(here, false));
    people.put(Comer.OTHERS, new Person(here, false));
    people.put(Comer.ADMINISTRATOR, administrator());
    people.put(Comer.EXPIRED, customer(here));
    people.put(Comer.CUSTOMER, customer(here));
    people.put(Comer.ANOTHER, customer(here));
    for (var comer : Comer.values()) {
      if (comer.isStaff()) {
        people.put(comer, staff(here, comer.name()));
      }
    }
    fill();
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

  private Person customer(Platform at) throws IOException {
    var person = new Person(at, false);
    add(person, "customers");
    signIn(person);
    return person;
  }

  private Person staff(Platform at, String role) throws IOException {
    var person = new Person(at, true);
    add(person, "staff");
    // asked first, so that who was staff before is one of them still
    at.ask("/internal/staff/members/" + person.id + "/role");
    at.tell(
        "/internal/staff/members",
        "{'personId':'%s','email':'%s','name':'Sam','role':'%s'}"
            .formatted(person.id, person.email(), role));
    signIn(person);
    return person;
  }

  /** Of the installation, and of no operator. */
  private Person administrator() throws IOException {
    var person = new Person(new Platform(byway, REALM), true);
    add(person, "staff");
    signIn(person);
    return person;
  }

  private static void add(Person person, String kind) throws IOException {
    person.at.tell(
        "/internal/identity/" + kind,
        "{'id':'%s','email':'%s','name':'Pat','password':'%s','language':'en'}"
            .formatted(person.id, person.email(), PASSWORD));
  }

  private static void signIn(Person person) throws IOException {
    var wish =
        "{'email':'%s','password':'%s','kind':'%s'}"
            .formatted(person.email(), PASSWORD, person.isStaff ? "STAFF" : "CUSTOMER");
    var answer = person.at.tell("/internal/identity/sign-in", wish);
    if (answer.path("is").asText().equals("Closed")) {
      // one of the addresses does just that
      person.at.tell("/internal/identity/accounts/" + person.id + "/reopening", "{}");
      answer = person.at.tell("/internal/identity/sign-in", wish);
    }
    person.token = answer.at("/tokens/accessToken").asText();
    assertThat(person.token).as(answer.toString()).isNotEmpty();
  }

  /** What is the customer's, so that it can be asked for by others. */
  private void fill() throws IOException {
    var customer = people.get(Comer.CUSTOMER).id;
    var pack = UUID.randomUUID();
    here.tell(
        "/internal/catalog/packs",
        "{'id':'%s','name':'One','bytes':1000,'price':{'minor':100,'currency':'EUR'}}"
            .formatted(pack));
    var hotspot = UUID.randomUUID();
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Harbour','serial':'H1','ownerId':'%s'}".formatted(hotspot, customer));
    var order = UUID.randomUUID();
    here.tell(
        "/internal/orders",
        """
        {'key':'%s','customerId':'%s','packId':'%s','returnUrl':'http://x.example/back',
         'cancelUrl':'http://x.example/buy','saveCard':false}
        """
            .formatted(order, customer, pack));
    var batch = UUID.randomUUID();
    here.tell(
        "/internal/vouchers/batches",
        "{'key':'%s','label':'Quay','count':1,'bytes':1000,'reason':'a test'}".formatted(batch));
    var point = UUID.randomUUID();
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Shop','serial':'S1','ownerId':'%s'}".formatted(point, customer));
    here.put(
        "/internal/accesspoints",
        """
        {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'MIKROTIK',
         'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':false,'orders':''}
        """
            .formatted(point));
    things.put("/dashboard/hotspots/", hotspot.toString());
    things.put("/api/v1/me/hotspots/", hotspot.toString());
    things.put("/api/v1/orders/", order.toString());
    things.put("/console/hotspots/", hotspot.toString());
    things.put("/console/access-points/{id}", point.toString());
    things.put("/console/free-places/", hotspot.toString());
    things.put("/console/given/", customer.toString());
    things.put("/console/orders/", order.toString());
    things.put("/console/packs/", pack.toString());
    things.put("/console/vouchers/", batch.toString());
    things.put("/console/customers/", customer.toString());
    things.put("/console/staff/", people.get(Comer.READ_ONLY).id.toString());
  }

  /** Ids of what is there, by the beginning of their addresses. */
  Map<String, String> things() {
    return things;
  }

  /** An access token of a new customer. */
  String newToken() throws IOException {
    return customer(here).token;
  }

  /** What the platform has printed. */
  String said() {
    return byway.said(server);
  }

  /** All sessions of who has none any more are over, as they are after their time. */
  void expire() throws SQLException {
    try (var database = DatabaseOwner.connect(byway.data);
        var statement =
            database.prepareStatement(
                """
                update identity.tokens t set expires_at = now() - interval '1 hour'
                from identity.families f where f.family_id = t.family_id and f.person_id = ?
                """)) {
      statement.setObject(1, people.get(Comer.EXPIRED).id);
      assertThat(statement.executeUpdate()).isPositive();
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
    var who = people.get(comer);
    var cookies =
        comer == Comer.OTHERS ? otherCustomer.cookie() + otherOwner.cookie() : who.cookie();
    var token = comer == Comer.OTHERS ? otherCustomer.token : who.isStaff ? "" : who.token;
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
  private Met meetAgain(Person who, String host, Route route) {
    try {
      signIn(who);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return send(who, host, route, who.cookie(), who.isStaff ? "" : who.token);
  }

  /** What people of the other operator are answered at home, about what is not theirs. */
  Met atHome(Route route) {
    var who = route.template().startsWith("/console") ? otherOwner : otherCustomer;
    return send(who, THERE, route, who.cookie(), who.isStaff ? "" : who.token);
  }

  private Met send(Person who, String host, Route route, String cookie, String bearer) {
    var type = route.isOfApi() ? "application/json" : "application/x-www-form-urlencoded";
    var body = route.isOfApi() ? description.sample(route) : "csrf=" + FORM_TOKEN;
    var answer = send(who, host, route, cookie, bearer, type, body);
    if (answer.statusCode() == UNSUPPORTED) {
      // a door for boxes, which takes forms; or a form with a file
      answer =
          route.isOfApi()
              ? send(who, host, route, cookie, bearer, "application/x-www-form-urlencoded", "")
              : send(
                  who, host, route, cookie, bearer, "multipart/form-data; boundary=x", MULTIPART);
    }
    return Met.of(answer);
  }

  private HttpResponse<InputStream> send(
      Person who,
      String host,
      Route route,
      String cookie,
      String bearer,
      String type,
      String body) {
    var at = URI.create("http://%s:%d%s".formatted(host, byway.httpPort, address(route)));
    var request =
        HttpRequest.newBuilder(at)
            .timeout(Poll.PATIENCE)
            .header("Cookie", cookie + "byway_form=" + FORM_TOKEN);
    if (route.isOfApi() && !bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    if (route.reads()) {
      request.GET();
    } else {
      request
          .header("Content-Type", type)
          .method(route.method(), HttpRequest.BodyPublishers.ofString(body));
    }
    try {
      // some answers never end
      var answer = who.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    byway.close();
    cards.close();
  }
}
