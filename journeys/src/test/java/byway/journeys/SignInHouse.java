package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A platform, and a guest who is online at a hotspot with a browser. */
abstract class SignInHouse {
  static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  static final Pattern VISIT = Pattern.compile("\"token\":\"([^\"]+)\"");

  static final String PASSWORD = "a pleasant password";

  static final long MB = 1_000_000;

  static final long BONUS = 10 * MB;

  @TempDir static Path data;

  static Installation byway;

  static Platform here;

  final UUID device = UUID.randomUUID();

  /** A device brings one gift at all hotspots together, so each test has its own. */
  final String mac = "02:00:" + device.toString().substring(0, 8).replaceAll("(..)(?!$)", "$1:");

  final String newMac = "06" + mac.substring(2);

  HttpClient browser = newBrowser();

  String page = "";

  String lastToken = "";

  UUID guest;

  @BeforeAll
  static void open() throws IOException {
    byway = Installation.prepared(data);
    byway.awaitAnswer(byway.start("up"), byway.httpPort);
    here = new Platform(byway);
    here.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'here','name':'Here','hosts':['127.0.0.1:%d'],'currency':'EUR','settings':{
         'guestBonusBytes':%d,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':9,
         'sliceBytes':4000000}}
        """
            .formatted(here.tenant, byway.httpPort, BONUS));
  }

  @AfterAll
  static void close() {
    byway.close();
  }

  @BeforeEach
  void aGuestIsOnline() throws IOException, InterruptedException {
    register(device);
    arrive(device, mac);
    post(
        "/portal/sign-up",
        Map.of("email", device + "@example.com", "name", "Ann", "password", PASSWORD));
    guest = UUID.fromString(openAt(device).get("customerId").asText());
    Poll.until("the bonus is there", PATIENCE, () -> balance("grantedBytes") == BONUS);
    assertThat(openAt(device).get("mac").asText()).isEqualTo(mac);
  }

  static HttpClient newBrowser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  @AfterEach
  void the_books_are_proven() throws IOException {
    assertThat(here.ask("/internal/balances/books").get("problems")).isEmpty();
  }

  static String issue(long bytes) throws IOException {
    return here.tell(
            "/internal/vouchers/batches",
            "{'key':'%s','label':'Quay','count':1,'bytes':%d,'reason':'a test'}"
                .formatted(UUID.randomUUID(), bytes))
        .get("codes")
        .get(0)
        .asText();
  }

  UUID endByStaff() throws IOException {
    var session = UUID.fromString(openAt(device).get("id").asText());
    here.tell("/internal/access/sessions/" + session + "/close", "{'reason':'staff'}");
    return session;
  }

  /** The hotspot is lost, and the guest takes the phone to another one. */
  UUID goToAnother() throws IOException, InterruptedException {
    here.tell(
        "/internal/devices/" + device + "/presence",
        "{'online':false,'at':'%s'}".formatted(Instant.now()));
    var other = UUID.randomUUID();
    register(other);
    arrive(other, mac);
    post("/portal/connect", Map.of());
    assertThat(here.ask("/internal/access/open-at/" + device)).isEmpty();
    return other;
  }

  void block(boolean blocked) throws IOException {
    here.put(
        "/internal/devices/" + device + "/blocked",
        "{'blocked':%s,'reason':'a test'}".formatted(blocked));
  }

  static void register(UUID id) throws IOException {
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Quay','serial':'S%s'}".formatted(id, id.toString().substring(0, 8)));
  }

  /** The hotspot sends the device to the portal. */
  void arrive(UUID hotspot, String mac) throws IOException, InterruptedException {
    var asked =
        here.tell(
            "/internal/access/ask",
            "{'deviceId':'%s','mac':'%s','source':'here'}".formatted(hotspot, mac));
    var token = VISIT.matcher(asked.toString());
    assertThat(token.find()).as(asked.toString()).isTrue();
    lastToken = token.group(1);
    send(HttpRequest.newBuilder(at("/portal?v=" + token.group(1))));
  }

  void post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    var token = FORM_TOKEN.matcher(page);
    assertThat(token.find()).as(page).isTrue();
    var form =
        fields.entrySet().stream()
            .map(one -> "&" + one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining());
    send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("csrf=" + encoded(token.group(1)) + form)));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    page =
        browser
            .send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
            .body();
  }

  static URI at(String path) {
    return URI.create("http://127.0.0.1:" + byway.httpPort + path);
  }

  static void charge(UUID session, UUID hotspot, long bytes, boolean closed) throws IOException {
    here.tell(
        "/internal/balances/meters/reports",
        """
        [{'sessionId':'%s','deviceId':'%s','usedBytesUp':0,'usedBytesDown':%d,'closed':%s,
          'measuredAt':'%s'}]
        """
            .formatted(session, hotspot, bytes, closed, Instant.now()));
  }

  /** The only one there. */
  static JsonNode openAt(UUID hotspot) throws IOException {
    var open = here.ask("/internal/access/open-at/" + hotspot);
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  static JsonNode session(UUID id) throws IOException {
    return here.ask("/internal/access/sessions/" + id);
  }

  static boolean isClosed(String session) {
    try {
      return !session(UUID.fromString(session)).get("closedAt").isNull();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static long ceiling(JsonNode session) throws IOException {
    return here.tell(
            "/internal/balances/meters/states", "['%s']".formatted(session.get("id").asText()))
        .get(0)
        .get("ceilingBytes")
        .asLong();
  }

  static long ceilingAt(UUID hotspot) {
    try {
      return ceiling(openAt(hotspot));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  long balance(String field) {
    try {
      return here.ask("/internal/balances/accounts/" + guest).get(field).asLong();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
