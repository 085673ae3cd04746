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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guest comes back to the portal of a hotspot, after whatever has ended what was before. */
class SignInAgainTest {

  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final Pattern VISIT = Pattern.compile("\"token\":\"([^\"]+)\"");
  private static final String PASSWORD = "a pleasant password";
  private static final long MB = 1_000_000;
  private static final long BONUS = 10 * MB;

  @TempDir static Path data;
  private static Installation byway;
  private static Platform here;

  private final UUID device = UUID.randomUUID();

  /** A device brings one gift at all hotspots together, so each test has its own. */
  private final String mac =
      "02:00:" + device.toString().substring(0, 8).replaceAll("(..)(?!$)", "$1:");

  private final String newMac = "06" + mac.substring(2);
  private HttpClient browser = newBrowser();
  private String page = "";
  private String lastToken = "";
  private UUID guest;

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

  private static HttpClient newBrowser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  @AfterEach
  void the_books_are_proven() throws IOException {
    assertThat(here.ask("/internal/balances/books").get("problems")).isEmpty();
  }

  @Test
  void a_new_mac_address_goes_on_by_the_cookie_and_brings_no_second_bonus() throws Exception {
    var before = UUID.fromString(openAt(device).get("id").asText());
    charge(before, device, 2 * MB, false);
    arrive(device, newMac);
    var ending = newMac.substring(9).toUpperCase(Locale.ROOT);
    assertThat(page)
        .contains("Not online yet", "Go online", "ends in " + ending + " goes online")
        .doesNotContain("password");
    assertThat(openAt(device).get("id").asText()).as("a link is no sign-in").isEqualTo(before + "");
    post("/portal/connect", Map.of());
    assertThat(page).contains("Online at");
    assertThat(openAt(device).get("mac").asText()).isEqualTo(newMac);
    assertThat(session(before).get("closedFor").asText()).isEqualTo("replaced");
    charge(UUID.fromString(openAt(device).get("id").asText()), device, MB, false);
    charge(before, device, 3 * MB, true); // the hotspot's last word of the old one
    charge(before, device, 3 * MB, true);
    assertThat(balance("consumedBytes")).isEqualTo(4 * MB);
    assertThat(balance("grantedBytes")).isEqualTo(BONUS);
  }

  @Test
  void a_link_with_anothers_visit_connects_nobody_who_was_not_asked() throws Exception {
    var theirs = UUID.randomUUID();
    register(theirs);
    var strangers = browser;
    browser = newBrowser();
    arrive(theirs, newMac); // the stranger's own browser meets the portal first
    browser = strangers;
    send(HttpRequest.newBuilder(at("/portal")));
    post("/portal/sign-out", Map.of());
    send(HttpRequest.newBuilder(at("/portal?v=" + lastToken)));
    post("/portal/sign-in", Map.of("email", device + "@example.com", "password", PASSWORD));
    assertThat(here.ask("/internal/access/open-at/" + theirs)).isEmpty();
    var ending = newMac.substring(9).toUpperCase(Locale.ROOT);
    assertThat(page).contains("Is this your device?", "Quay", ending);
    post("/portal/connect", Map.of());
    assertThat(here.ask("/internal/access/open-at/" + theirs)).as("not told").isEmpty();
    post("/portal/connect", Map.of("device", "00:00:00"));
    assertThat(here.ask("/internal/access/open-at/" + theirs)).as("of another").isEmpty();
    post("/portal/connect", Map.of("device", ending));
    assertThat(openAt(theirs).get("customerId").asText()).isEqualTo(guest.toString());
  }

  @Test
  void a_voucher_without_an_account_goes_online_here_and_goes_on_elsewhere() throws Exception {
    var code = issue(5 * MB);
    browser = newBrowser();
    var second = UUID.randomUUID();
    register(second);
    arrive(second, newMac);
    assertThat(page).contains("I have a voucher: no account needed");
    send(HttpRequest.newBuilder(at("/portal/voucher")));
    assertThat(page).contains("We ask for no name and no address").doesNotContain("password");
    post("/portal/voucher", Map.of("code", "0000-0000-0000-0000"));
    assertThat(page).contains("This code cannot be used here");
    post("/portal/voucher", Map.of("code", code.toLowerCase(Locale.ROOT)));
    assertThat(page).contains("Online at Quay", "left on your voucher");
    var session = openAt(second);
    var account = session.get("customerId").asText();
    charge(UUID.fromString(session.get("id").asText()), second, 2 * MB, false);

    browser = newBrowser();
    var third = UUID.randomUUID();
    register(third);
    arrive(third, mac);
    send(HttpRequest.newBuilder(at("/portal/voucher?code=" + code)));
    post("/portal/voucher", Map.of("code", code));
    assertThat(openAt(third).get("customerId").asText()).isEqualTo(account);
    send(HttpRequest.newBuilder(at("/portal")));
    assertThat(page).contains("3\u00a0MB");
    post("/portal/voucher/stop", Map.of());
    assertThat(here.ask("/internal/access/open-at/" + third)).isEmpty();
    var left = here.ask("/internal/balances/accounts/" + account);
    assertThat(left.get("grantedBytes").asLong()).isEqualTo(5 * MB);
    assertThat(here.ask("/internal/rewards/guests/" + account).get("state").asText())
        .isIn("NEW", "NOTHING");
  }

  private static String issue(long bytes) throws IOException {
    return here.tell(
            "/internal/vouchers/batches",
            "{'key':'%s','label':'Quay','count':1,'bytes':%d,'reason':'a test'}"
                .formatted(UUID.randomUUID(), bytes))
        .get("codes")
        .get(0)
        .asText();
  }

  @Test
  void a_session_that_staff_have_ended_does_not_block_the_next_sign_in() throws Exception {
    var ended = endByStaff();
    arrive(device, mac);
    post("/portal/connect", Map.of());
    assertThat(openAt(device).get("id").asText()).isNotEqualTo(ended.toString());
    assertThat(ceiling(openAt(device))).isPositive();
  }

  private UUID endByStaff() throws IOException {
    var session = UUID.fromString(openAt(device).get("id").asText());
    here.tell("/internal/access/sessions/" + session + "/close", "{'reason':'staff'}");
    return session;
  }

  @Test
  void a_session_that_the_balance_has_ended_does_not_block_the_next_sign_in() throws Exception {
    var ended = UUID.fromString(openAt(device).get("id").asText());
    for (int i = 0; i < 20 && balance("consumedBytes") < BONUS; i++) {
      charge(ended, device, BONUS, false);
    }
    charge(ended, device, BONUS, true);
    assertThat(balance("consumedBytes")).isEqualTo(BONUS);
    arrive(device, mac);
    assertThat(page).contains("You have used everything");
    here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':'paid'}"
            .formatted(UUID.randomUUID(), guest, 3 * MB));
    post("/portal/connect", Map.of());
    assertThat(openAt(device).get("id").asText()).isNotEqualTo(ended.toString());
    assertThat(ceiling(openAt(device))).isBetween(1L, 3 * MB);
  }

  /**
   * Its session would stand open for good, and what is reserved for it is not available for now.
   */
  @Test
  void a_session_at_a_hotspot_that_is_lost_does_not_block_a_sign_in_at_another() throws Exception {
    var lost = UUID.fromString(openAt(device).get("id").asText());
    var other = goToAnother();
    assertThat(ceiling(openAt(other))).isPositive();
    assertThat(session(lost).get("closedFor").asText()).as("it is left").isEqualTo("replaced");
  }

  @Test
  void nor_does_one_for_which_everything_was_reserved_for_longer_than_a_minute() throws Exception {
    var lost = UUID.fromString(openAt(device).get("id").asText());
    for (int i = 0; i < 30 && balance("consumedBytes") + balance("reservedBytes") < BONUS; i++) {
      charge(lost, device, 7 * MB + i * 100_000L, false);
    }
    var other = goToAnother();
    assertThat(ceiling(openAt(other))).isZero();
    try (var database = new FilledDatabase(byway)) {
      database.letAMinutePass();
    }
    Poll.until("it goes on by itself", PATIENCE, () -> ceilingAt(other) >= MB);
    charge(lost, device, 8 * MB, true);
    assertThat(balance("consumedBytes")).as("its last word, late").isBetween(7 * MB, 8 * MB);
  }

  /** The hotspot is lost, and the guest takes the phone to another one. */
  private UUID goToAnother() throws IOException, InterruptedException {
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

  @Test
  void a_hotspot_that_staff_took_away_and_gave_back_takes_its_guests_again() throws Exception {
    var ended = openAt(device).get("id").asText();
    block(true);
    Poll.until("its session is over", PATIENCE, () -> isClosed(ended));
    block(false);
    arrive(device, mac);
    post("/portal/connect", Map.of());
    assertThat(openAt(device).get("id").asText()).isNotEqualTo(ended);
    assertThat(ceiling(openAt(device))).isPositive();
  }

  private void block(boolean blocked) throws IOException {
    here.put(
        "/internal/devices/" + device + "/blocked",
        "{'blocked':%s,'reason':'a test'}".formatted(blocked));
  }

  private static void register(UUID id) throws IOException {
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Quay','serial':'S%s'}".formatted(id, id.toString().substring(0, 8)));
  }

  /** The hotspot sends the device to the portal. */
  private void arrive(UUID hotspot, String mac) throws IOException, InterruptedException {
    var asked =
        here.tell(
            "/internal/access/ask",
            "{'deviceId':'%s','mac':'%s','source':'here'}".formatted(hotspot, mac));
    var token = VISIT.matcher(asked.toString());
    assertThat(token.find()).as(asked.toString()).isTrue();
    lastToken = token.group(1);
    send(HttpRequest.newBuilder(at("/portal?v=" + token.group(1))));
  }

  private void post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    page =
        browser
            .send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString())
            .body();
  }

  private static URI at(String path) {
    return URI.create("http://127.0.0.1:" + byway.httpPort + path);
  }

  private static void charge(UUID session, UUID hotspot, long bytes, boolean closed)
      throws IOException {
    here.tell(
        "/internal/balances/meters/reports",
        """
        [{'sessionId':'%s','deviceId':'%s','usedBytesUp':0,'usedBytesDown':%d,'closed':%s,
          'measuredAt':'%s'}]
        """
            .formatted(session, hotspot, bytes, closed, Instant.now()));
  }

  /** The only one there. */
  private static JsonNode openAt(UUID hotspot) throws IOException {
    var open = here.ask("/internal/access/open-at/" + hotspot);
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private static JsonNode session(UUID id) throws IOException {
    return here.ask("/internal/access/sessions/" + id);
  }

  private static boolean isClosed(String session) {
    try {
      return !session(UUID.fromString(session)).get("closedAt").isNull();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long ceiling(JsonNode session) throws IOException {
    return here.tell(
            "/internal/balances/meters/states", "['%s']".formatted(session.get("id").asText()))
        .get(0)
        .get("ceilingBytes")
        .asLong();
  }

  private static long ceilingAt(UUID hotspot) {
    try {
      return ceiling(openAt(hotspot));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private long balance(String field) {
    try {
      return here.ask("/internal/balances/accounts/" + guest).get(field).asLong();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
