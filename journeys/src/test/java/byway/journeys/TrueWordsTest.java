package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What pages say on an installation that has just been set up: no mail leaves it, no card processor
 * is set, and nobody has had any data yet. Nothing is promised that cannot be.
 */
class TrueWordsTest {
  private static final Pattern FORM_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final Pattern VERDICT = Pattern.compile("<h1 class=\"[a-z]+\">([^<]*)</h1>");
  private static final String STAFF = "sam@example.com";
  private static final String PASSWORD = "a pleasant password";

  @TempDir static Path data;
  private static Installation byway;
  private static Platform here;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @BeforeAll
  static void open() throws IOException {
    byway = Installation.prepared(data);
    byway.awaitAnswer(byway.start("up"), byway.httpPort);
    // nobody has made an operator yet, and no other address would be better
    assertThat(byway.getAt("localhost", "/", "Accept", "text/html").body())
        .contains("There is no operator here yet")
        .doesNotContain("BYWAY_PUBLIC_URL");
    here = new Platform(byway);
    here.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'here','name':'Here','hosts':['127.0.0.1:%d'],'currency':'EUR','settings':{
         'guestBonusBytes':100000000,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':4000000}}
        """
            .formatted(here.tenant, byway.httpPort));
    here.tell(
        "/internal/catalog/packs",
        "{'id':'%s','name':'Pack','bytes':1000000000,'price':{'minor':500,'currency':'EUR'}}"
            .formatted(UUID.randomUUID()));
    here.tell("/internal/identity/staff", person(STAFF));
    // what was asked a moment ago is kept for a second
    Poll.until("it is known that there is an operator", PATIENCE, TrueWordsTest::isOneKnown);
  }

  private static boolean isOneKnown() {
    try {
      var page = byway.getAt("localhost", "/", "Accept", "text/html").body();
      return !page.contains("There is no operator here yet");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void close() {
    byway.close();
  }

  @Test
  void nothing_is_offered_to_buy_where_nothing_can_be_paid() throws Exception {
    signUp("ann@example.com");
    assertThat(get("/portal"))
        .contains("You have no data yet", "Nothing can be bought here", "I have a voucher")
        .doesNotContain("You have used everything", "name=\"pack\"", "saved-card");
    assertThat(get("/dashboard")).contains("You have no data yet").doesNotContain("#packs");
    assertThat(get("/dashboard/purchases")).doesNotContain("#packs");
    assertThat(get("/dashboard/cards")).doesNotContain("next time you buy");
    assertThat(get("/portal/saved-card")).contains("Nothing can be bought here");
  }

  @Test
  void no_code_is_on_its_way_where_nothing_is_sent() throws Exception {
    signUp("bob@example.com");
    assertThat(get("/dashboard/account")).contains("No text messages are sent from here yet");
    post("/sign-out", Map.of());
    assertThat(get("/portal"))
        .contains("are yours when you first go online at one of our hotspots")
        .doesNotContain("that we send you", "at once");
    assertThat(get("/sign-in/code")).contains("Nothing is sent from here yet");
    assertThat(post("/sign-in/code", Map.of("email", "bob@example.com")))
        .contains("Nothing is sent from here yet")
        .doesNotContain("on its way");
    get("/console/sign-in/code");
    post("/console/sign-in/code", Map.of("email", STAFF));
    staffSignIn();
    var messages = get("/console/messages");
    assertThat(messages)
        .contains("kept, not sent", "No mail and no text message is sent", STAFF)
        .doesNotContain(">delivered<");
    var own = Pattern.compile("/console/messages/[0-9a-f-]{36}").matcher(messages);
    assertThat(own.find()).isTrue();
    do {
      assertThat(get(own.group()))
          .contains("kept, not sent")
          .doesNotContainPattern("[Yy]our code is \\d")
          .doesNotContainPattern("\\b[0-9]{8}\\b");
    } while (own.find());
  }

  @Test
  void overview_and_health_give_one_verdict_with_its_reasons() throws Exception {
    staffSignIn();
    var overview = get("/console");
    var health = get("/console/health");
    assertThat(verdict(overview)).isEqualTo("Something needs a look").isEqualTo(verdict(health));
    for (var page : new String[] {overview, health}) {
      assertThat(page)
          .contains("No card processor is set", "No mail and no text message is sent")
          .doesNotContain("does not answer", "does not work", "not known");
    }
    assertThat(byway.get(byway.httpPort, "/ready").body()).contains("\"ready\"");
  }

  @Test
  void staff_of_an_operator_that_does_not_exist_are_refused() {
    var nowhere = new Platform(byway);
    assertThatThrownBy(() -> nowhere.tell("/internal/identity/staff", person("eve@example.com")))
        .hasMessageContaining("not_found");
  }

  @Test
  void a_browser_at_an_unknown_host_name_is_told_what_to_do() throws IOException {
    for (var path : new String[] {"/", "/portal", "/console", "/nothing/here", "/api/v1/packs"}) {
      var answer = byway.getAt("localhost", path, "Accept", "text/html,*/*;q=0.8");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body())
          .as(path)
          .contains("<html", "No operator is at this address", "BYWAY_PUBLIC_URL")
          .contains("localhost:" + byway.httpPort);
    }
  }

  private static String verdict(String page) {
    var found = VERDICT.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  private static String person(String email) {
    return "{'id':'%s','email':'%s','name':'Sam','password':'%s','language':'en'}"
        .formatted(UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)), email, PASSWORD);
  }

  private void signUp(String email) throws IOException, InterruptedException {
    get("/sign-up");
    post("/sign-up", Map.of("email", email, "name", "Ann", "password", PASSWORD));
  }

  private void staffSignIn() throws IOException, InterruptedException {
    get("/console/sign-in");
    post("/console/sign-in", Map.of("email", STAFF, "password", PASSWORD));
  }

  private String token = "";

  private String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private String post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    var body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "csrf=" + token + "&", ""));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + byway.httpPort + path))
        .header("Accept", "text/html")
        .header("Accept-Language", "en");
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var page = browser.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    var found = FORM_TOKEN.matcher(page);
    if (found.find()) {
      token = found.group(1);
    }
    return page;
  }
}
