package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not belong gets a clear error, is counted, and changes nothing; at every door. */
class BadInputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "a pleasant password";
  private static final long FOUR_GIGABYTES = 1L << 32;
  private static final long GRANTED = 3 * FOUR_GIGABYTES;

  @TempDir static Path data;
  private static Installation byway;
  private static Process server;

  /** The operator at 127.0.0.1, and another at localhost. */
  private static Platform here;

  private static Platform there;

  @BeforeAll
  static void open() throws IOException {
    byway = Installation.prepared(data);
    var settings = byway.settings();
    settings.put("BYWAY_LOG", "json");
    settings.putAll(Installation.anyPace());
    server = byway.start(settings, "up");
    byway.awaitAnswer(server, byway.httpPort);
    here = operator("here", "127.0.0.1");
    there = operator("there", "localhost");
  }

  @AfterAll
  static void close() {
    byway.close();
  }

  @Test
  void a_body_that_is_too_large_is_refused_whether_it_says_so_or_not() throws IOException {
    var large = "x".repeat(2_000_000);
    var counted = refused("too_large");
    assertThat(problem(413, signIn(large))).isEqualTo("too_large");
    assertThat(problem(413, byway.postStream(byway.httpPort, "/api/v1/sign-in", large)))
        .isEqualTo("too_large");
    assertThat(refused("too_large")).isEqualTo(counted + 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                               | malformed",
        "[]                              | malformed",
        "7                               | malformed",
        "{'email':{}}                    | malformed",
        "{'email':null}                  | field_missing",
        "{}                              | field_missing",
        "null                            | field_missing",
        "{'email':'a@b.example','password':'\\u0000'} | not_proven"
      })
  void json_of_another_shape_is_refused_and_counted(String body, String code) throws IOException {
    var counted = refused(code);
    var answer = signIn(body.replace('\'', '"'));
    assertThat(problem(code.equals("not_proven") ? 401 : 400, answer)).isEqualTo(code);
    assertThat(refused(code)).isEqualTo(counted + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/internal/identity/customers", "/internal/orders", "/internal/balances/grants"})
  void between_services_a_member_that_is_missing_is_named(String path) {
    assertThatThrownBy(() -> here.tell(path, "{}"))
        .hasMessageContaining("malformed")
        .hasMessageContaining("not of the shape that is taken here");
  }

  @Test
  void between_services_a_member_that_is_not_known_is_named() {
    assertThatThrownBy(
            () ->
                here.tell(
                    "/internal/devices",
                    "{'id':'00000000-0000-4000-8000-000000000001','name':'X','serial':'X1','colour':'red'}"))
        .hasMessageContaining("unknown_member")
        .hasMessageContaining("colour");
  }

  @Test
  void a_token_opens_no_door_of_another_operator_and_none_after_signing_out() throws IOException {
    var unused = signUp("ann@here.example", "Ann");
    var token = token("ann@here.example");
    assertThat(byway.get(byway.httpPort, "/api/v1/me", token).statusCode()).isEqualTo(200);
    var counted = refused("unauthenticated");
    assertThat(problem(401, byway.getAt("localhost", "/api/v1/me", token)))
        .isEqualTo("unauthenticated");
    assertThat(byway.delete(byway.httpPort, "/api/v1/tokens", token).statusCode()).isEqualTo(204);
    assertThat(problem(401, byway.get(byway.httpPort, "/api/v1/me", token)))
        .isEqualTo("unauthenticated");
    assertThat(refused("unauthenticated")).isEqualTo(counted + 2);
  }

  @Test
  void sql_in_a_name_is_a_name() throws IOException {
    var name = "Bob'); drop table people; --";
    var unused = signUp("bob@here.example", name);
    var me = byway.get(byway.httpPort, "/api/v1/me", token("bob@here.example"));
    assertThat(JSON.readTree(me.body()).get("name").asText()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000", "\u0001\u0001", "hello", "\u0001\u0009\u0000\u0000"})
  void what_is_no_report_is_counted_and_the_next_report_is_charged(String payload)
      throws IOException {
    var spot = new RawHotspot(byway, here, GRANTED);
    var malformed = figure("byway_device_malformed_total");
    spot.connect();
    spot.send(payload.getBytes(StandardCharsets.ISO_8859_1));
    Poll.until("it is counted", PATIENCE, () -> figure("byway_device_malformed_total") > malformed);
    spot.connect();
    spot.report(1_000, 0);
    assertThat(spot.charged()).isEqualTo(1_000);
  }

  @Test
  void counters_that_shrink_overflow_or_pass_four_gigabytes_are_charged_as_they_should()
      throws IOException {
    var spot = new RawHotspot(byway, here, GRANTED);
    spot.connect();
    spot.raiseTo(FOUR_GIGABYTES - 1);
    assertThat(spot.charged()).isEqualTo(FOUR_GIGABYTES - 1);
    spot.report(FOUR_GIGABYTES, 0);
    assertThat(spot.charged()).isEqualTo(FOUR_GIGABYTES);
    spot.report(FOUR_GIGABYTES + 1, 1);
    assertThat(spot.charged()).isEqualTo(FOUR_GIGABYTES + 2);
    spot.report(5, 0);
    assertThat(spot.charged()).isEqualTo(FOUR_GIGABYTES + 2);
    var refused = figure("byway_charge_refused_total");
    spot.report(1L << 59, 1);
    Poll.until("it is counted", PATIENCE, () -> figure("byway_charge_refused_total") > refused);
    assertThat(spot.charged()).isEqualTo(FOUR_GIGABYTES + 2);
    assertThat(here.ask("/internal/balances/books").get("problems")).isEmpty();
  }

  @Test
  void a_hotspot_whose_clock_jumps_is_charged_all_the_same() throws IOException {
    var spot = new RawHotspot(byway, here, GRANTED);
    spot.connect();
    spot.report(1_000, 0, 0);
    spot.report(2_000, 0, 8_000_000_000L);
    spot.report(3_000, 0, 1_767_225_601L);
    assertThat(spot.charged()).isEqualTo(3_000);
  }

  @Test
  void a_hotspot_can_neither_use_anothers_topic_nor_report_for_its_sessions() throws IOException {
    var mine = new RawHotspot(byway, here, GRANTED);
    var theirs = new RawHotspot(byway, here, GRANTED);
    mine.connect();
    mine.send(theirs.topic(), theirs.usage(1_000, 0, 0));
    mine.connect();
    mine.send(mine.topic(), theirs.usage(1_000, 0, 0));
    theirs.connect();
    theirs.report(10, 0);
    assertThat(theirs.charged()).isEqualTo(10);
    assertThat(mine.charged()).isZero();
  }

  @Test
  void a_hotspot_with_a_wrong_secret_or_of_another_operator_is_not_let_in() throws IOException {
    var spot = new RawHotspot(byway, here, GRANTED);
    var refused = figure("byway_device_connects_total");
    assertThatThrownBy(() -> spot.connect("here", "a wrong secret")).isNotNull();
    assertThatThrownBy(() -> spot.connect("there", spot.secret)).isNotNull();
    Poll.until(
        "both are counted", PATIENCE, () -> figure("byway_device_connects_total") >= refused + 2);
  }

  @Test
  void every_log_line_is_json_with_its_trace_and_names_nobody() throws IOException {
    var eve = signUp("eve@here.example", "Eve");
    var pack = UUID.randomUUID();
    here.tell(
        "/internal/catalog/packs",
        "{'id':'%s','name':'One','bytes':1000,'price':{'minor':100,'currency':'EUR'}}"
            .formatted(pack));
    var order = UUID.randomUUID();
    here.tell(
        "/internal/orders",
        """
        {'key':'%s','customerId':'%s','packId':'%s','returnUrl':'http://x.example/back',
         'cancelUrl':'http://x.example/buy','saveCard':false}
        """
            .formatted(order, eve, pack));
    var said = byway.said(server);
    for (var line : said.lines().toList()) {
      assertThat(JSON.readTree(line).get("message")).as(line).isNotNull();
    }
    assertThat(said).doesNotContain("@here.example").doesNotContain(PASSWORD);
    var about = said.lines().filter(line -> line.contains("order " + order)).findFirst();
    var fields = JSON.readTree(about.orElseThrow()).get("mdc");
    assertThat(fields.get("traceId").asText()).hasSize(32);
    assertThat(fields.get("tenant").asText()).isEqualTo(here.tenant.toString());
  }

  private static Platform operator(String slug, String host) throws IOException {
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

  private static UUID signUp(String email, String name) throws IOException {
    var id = UUID.randomUUID();
    var unused =
        here.tell(
            "/internal/identity/customers",
            JSON.writeValueAsString(
                    new Person(id, email, name.replace("'", "\u0001"), PASSWORD, "en"))
                .replace("\\u0001", "\\u0027"));
    return id;
  }

  private record Person(UUID id, String email, String name, String password, String language) {}

  private static String[] token(String email) throws IOException {
    var answer = signIn("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD));
    return new String[] {
      "Authorization", "Bearer " + JSON.readTree(answer.body()).get("accessToken").asText()
    };
  }

  private static HttpResponse<String> signIn(String body) throws IOException {
    return byway.post(byway.httpPort, "/api/v1/sign-in", body, "Content-Type", "application/json");
  }

  private static String problem(int status, HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("detail").asText()).isNotBlank();
    return problem.get("code").asText();
  }

  private static double refused(String code) {
    return figure("byway_refusals_total{code=\"" + code + "\"");
  }

  /** The sum of a counter over its labels. */
  private static double figure(String name) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String metrics() {
    try {
      return byway.get(byway.managementPort, "/metrics").body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
