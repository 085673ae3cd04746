package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API is as it is described, so that a client which was generated from that is right. */
class ApiDescriptionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "a pleasant password";
  private static final String ADA = "ada@here.example";

  @TempDir static Path data;
  private static Installation byway;
  private static Platform here;
  private static Described description;
  private static UUID ada;
  private static UUID pack;
  private static UUID hotspot;

  @BeforeAll
  static void open() throws IOException {
    description = Described.read();
    byway = Installation.prepared(data);
    byway.awaitAnswer(byway.start("up"), byway.httpPort);
    here = new Platform(byway);
    ada = UUID.randomUUID();
    pack = UUID.randomUUID();
    hotspot = UUID.randomUUID();
    tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'here','name':'Here','hosts':['127.0.0.1:%d'],'currency':'EUR',
         'settings':{'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,
         'deviceBonusesPerDay':0,'sliceBytes':1000000000}}
        """
            .formatted(here.tenant, byway.httpPort));
    tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'Ada','password':'%s','language':'en'}"
            .formatted(ada, ADA, PASSWORD));
    tell(
        "/internal/catalog/packs",
        "{'id':'%s','name':'One','bytes':1000,'price':{'minor':100,'currency':'EUR'}}"
            .formatted(pack));
    tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':1000,'reason':'ADJUSTMENT','note':'a gift'}"
            .formatted(UUID.randomUUID(), ada));
    tell(
        "/internal/terms",
        "{'id':'%s','kind':'TERMS','texts':{'en':'Be kind.'},'asksAgain':false}"
            .formatted(UUID.randomUUID()));
    tell(
        "/internal/devices",
        "{'id':'%s','name':'Harbour','serial':'H1','ownerId':'%s'}".formatted(hotspot, ada));
  }

  @AfterAll
  static void close() {
    byway.close();
  }

  private static void tell(String path, String body) throws IOException {
    var unused = here.tell(path, body);
  }

  /** All calls, with answers of each kind that can be had without another party. */
  @Test
  void every_answer_is_as_it_is_described() throws IOException {
    var right = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ADA, PASSWORD);
    var tokens = JSON.readTree(post("/api/v1/sign-in", right, 200).body());
    var token = new String[] {"Authorization", "Bearer " + tokens.get("accessToken").asText()};
    post("/api/v1/sign-in", right.replace("pleasant", "wrong"), 401);
    post("/api/v1/sign-in", right.replace("email", "mail"), 400);
    post("/api/v1/sign-in/code", "{\"email\":\"nobody@here.example\"}", 202);
    post("/api/v1/sign-in/code", "{}", 400);
    post(
        "/api/v1/sign-in/code/verify",
        "{\"email\":\"nobody@here.example\",\"code\":\"123456\",\"challenge\":\"none\"}",
        401);
    post("/api/v1/sign-in/code/verify", "{\"email\":\"nobody@here.example\"}", 400);
    post("/api/v1/tokens/refresh", "{\"refreshToken\":\"none\"}", 401);
    get("/api/v1/packs", 200);
    described("GET", "/api/v1/terms/{kind}", byway.get(byway.httpPort, "/api/v1/terms/terms"), 200);
    described(
        "GET", "/api/v1/terms/{kind}", byway.get(byway.httpPort, "/api/v1/terms/privacy"), 404);
    for (String path :
        List.of(
            "/api/v1/me",
            "/api/v1/me/balance",
            "/api/v1/me/usage",
            "/api/v1/me/statement",
            "/api/v1/me/sessions",
            "/api/v1/me/stays",
            "/api/v1/me/objections",
            "/api/v1/me/cards",
            "/api/v1/me/hotspots")) {
      get(path, 401);
      if (!path.endsWith("/cards")) {
        get(path, 200, token);
      }
    }
    get("/api/v1/me/cards", 0, token); // without a card processor here
    for (String wrong : List.of("x", "0", "-1", "101", "99999999999")) {
      refused(
          "parameter_invalid", "limit_invalid", "/api/v1/me/statement", "limit=" + wrong, token);
      refused("parameter_invalid", "limit_invalid", "/api/v1/me/sessions", "limit=" + wrong, token);
      refused("parameter_invalid", "limit_invalid", "/api/v1/me/stays", "limit=" + wrong, token);
      refused("parameter_invalid", "limit_invalid", "/api/v1/me/hotspots", "limit=" + wrong, token);
    }
    refused("parameter_invalid", "days_invalid", "/api/v1/me/usage", "days=x", token);
    refused("parameter_invalid", "days_invalid", "/api/v1/me/usage", "days=0", token);
    orders(token);
    objections(token);
    agreement(token);
    ownAccount(token);
    var change = "/api/v1/me/hotspots/{id}/settings";
    var settings = "{\"settings\":{\"ssid\":\"Harbour\"}}";
    var path = change.replace("{id}", hotspot.toString());
    described("PUT", change, byway.put(byway.httpPort, path, settings, json(token)), 200);
    described("PUT", change, byway.put(byway.httpPort, path, "{\"colour\":1}", json(token)), 400);
    described(
        "DELETE", "/api/v1/tokens", byway.delete(byway.httpPort, "/api/v1/tokens", token), 204);
    described("DELETE", "/api/v1/tokens", byway.delete(byway.httpPort, "/api/v1/tokens"), 401);
    assertThat(description.looked()).isEqualTo(description.calls());
  }

  /** Of sessions that nobody has had. */
  private static void objections(String[] token) throws IOException {
    var objections = "/api/v1/me/objections";
    var nobodys = "{\"sessionId\":\"%s\"}".formatted(UUID.randomUUID());
    for (var body : List.of("{}", nobodys)) {
      var answer = byway.post(byway.httpPort, objections, body, json(token));
      described("POST", objections, answer, body.equals("{}") ? 400 : 404);
    }
    post(objections, nobodys, 401);
    var confirm = "/api/v1/me/stays/{sessionId}/confirm";
    var path = confirm.replace("{sessionId}", UUID.randomUUID().toString());
    described("POST", confirm, byway.post(byway.httpPort, path, "{}", json(token)), 404);
    described("POST", confirm, byway.post(byway.httpPort, path, "{}", json(new String[0])), 401);
  }

  private static void agreement(String[] token) throws IOException {
    var path = "/api/v1/me/agreement";
    var marketing = path + "/marketing";
    get(path, 401);
    get(path, 200, token);
    var agree = "{\"kind\":\"terms\",\"version\":1,\"language\":\"en\"}";
    described("POST", path, byway.post(byway.httpPort, path, agree, json(token)), 200);
    var other = agree.replace('1', '2');
    described("POST", path, byway.post(byway.httpPort, path, other, json(token)), 409);
    described("POST", path, byway.post(byway.httpPort, path, "{}", json(token)), 400);
    var given = byway.put(byway.httpPort, marketing, "{\"given\":true}", json(token));
    described("PUT", marketing, given, 200);
    described("PUT", marketing, byway.put(byway.httpPort, marketing, "{}", json(token)), 400);
  }

  private static void orders(String[] token) throws IOException {
    var headers = json(token, "Idempotency-Key", "one");
    var wish = "{\"packId\":\"%s\"}".formatted(pack);
    var placed = byway.post(byway.httpPort, "/api/v1/orders", wish, headers);
    described("POST", "/api/v1/orders", placed, 0); // without a card processor here
    described(
        "POST",
        "/api/v1/orders",
        byway.post(byway.httpPort, "/api/v1/orders", wish, json(token)),
        400);
    var one = byway.get(byway.httpPort, "/api/v1/orders/" + UUID.randomUUID(), token);
    described("GET", "/api/v1/orders/{id}", one, 404);
  }

  @Test
  void the_description_keeps_the_rules_that_generators_need() {
    var problems = new ArrayList<String>();
    var schemas = description.document().at("/components/schemas");
    for (var schema : schemas.properties()) {
      rules(schema.getKey(), schema.getValue(), problems);
    }
    assertThat(problems).isEmpty();
    assertThat(schemas.at("/OrderState/enum")).hasSize(5);
    assertThat(description.document().at("/info/license/identifier").asText())
        .isEqualTo("Apache-2.0");
    assertThat(description.document().get("servers")).isNotEmpty();
    var ids = new ArrayList<String>();
    for (var path : description.document().get("paths")) {
      for (var call : path) {
        ids.add(call.get("operationId").asText());
        assertThat(call.get("tags")).isNotEmpty();
        assertThat(names(call.get("responses"))).contains("4XX", "5XX", "429");
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  /** A shape without members says nothing, and one without required members is read as if empty. */
  private static void rules(String name, JsonNode schema, List<String> problems) {
    if (schema.has("enum")) {
      if (!schema.path("type").asText().equals("string")) {
        problems.add(name + " is an enum that is no string");
      }
    } else if (schema.path("type").asText().equals("object") && !schema.has("properties")) {
      problems.add(name + " is an object without members");
    } else if (schema.has("properties") && !schema.has("required") && !name.equals("NewOrder")) {
      problems.add(name + " requires nothing");
    }
  }

  private static Set<String> names(JsonNode object) {
    var names = new java.util.HashSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** What nobody is let in for without a token, and what is found with one. */
  private static void ownAccount(String[] token) throws IOException {
    for (var path : List.of("/api/v1/me/passkeys", "/api/v1/me/sign-ins")) {
      get(path, 401);
      get(path, 200, token);
    }
    for (var path : List.of("name", "email", "phone", "password")) {
      sent("PUT", "/api/v1/me/" + path);
    }
    for (var path :
        List.of(
            "email",
            "phone",
            "confirmation",
            "closing",
            "sign-ins/end-others",
            "hotspots/claims",
            "hotspots/{id}/secret")) {
      sent("POST", "/api/v1/me/" + path);
    }
    for (var path : List.of("passkeys/{id}", "sign-ins/{id}", "phone")) {
      sent("DELETE", "/api/v1/me/" + path);
    }
    sent("POST", "/api/v1/sign-in/second");
  }

  /** By nobody, with a body that says nothing. */
  private static void sent(String method, String template) throws IOException {
    var path = template.replace("{id}", UUID.randomUUID().toString());
    String[] json = {"Content-Type", "application/json"};
    var answer =
        switch (method) {
          case "PUT" -> byway.put(byway.httpPort, path, "{}", json);
          case "DELETE" -> byway.delete(byway.httpPort, path);
          default -> byway.post(byway.httpPort, path, "{}", json);
        };
    assertThat(answer.statusCode()).as(method + " " + template).isBetween(400, 499);
    described(method, template, answer, 0);
  }

  private static HttpResponse<String> post(String path, String body, int status)
      throws IOException {
    var answer = byway.post(byway.httpPort, path, body, "Content-Type", "application/json");
    described("POST", path, answer, status);
    return answer;
  }

  private static void get(String path, int status, String... headers) throws IOException {
    described("GET", path, byway.get(byway.httpPort, path, headers), status);
  }

  private static void refused(
      String one, String other, String path, String query, String... headers) throws IOException {
    var answer = byway.get(byway.httpPort, path + "?" + query, headers);
    described("GET", path, answer, 400);
    assertThat(JSON.readTree(answer.body()).get("code").asText()).as(query).isIn(one, other);
  }

  /** A status of 0 is whatever the description knows. */
  private static void described(
      String method, String template, HttpResponse<String> answer, int status) throws IOException {
    var call = method + " " + template + ": " + answer.body();
    if (status > 0) {
      assertThat(answer.statusCode()).as(call).isEqualTo(status);
    }
    assertThat(description.problems(method, template, answer)).as(call).isEmpty();
  }

  private static String[] json(String[] headers, String... more) {
    var all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
