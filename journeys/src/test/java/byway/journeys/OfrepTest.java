package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.MutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags as programs of others ask them, with the clients that OpenFeature publishes. */
@Needs(
    value = {"/usr/bin/chromium", "node", "npm"},
    packages = "chromium nodejs npm")
class OfrepTest extends OnPages {
  private static final Path CLIENTS = Path.of("src/test/resources/ofrep");
  private static String token = "";

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void makeAToken() {
    try (var context = showing.context(Who.STAFF, Look.DESKTOP_LIGHT.options())) {
      var page = context.newPage();
      page.navigate(showing.at + "/console/flags/tokens");
      page.fill("#name", "a program of others");
      page.fill("#reason", "to try it");
      page.click(".settings button");
      token = page.locator("main code").innerText();
    }
    assertThat(token).startsWith("bwf_");
  }

  @Test
  void the_published_client_in_java_is_answered() {
    var key = newFlag(true);
    var client = client(token);
    var ann = new MutableContext("ann");
    assertThat(client.getBooleanValue(key, false, ann)).isTrue();
    switchOff(key);
    Poll.until("it is off", PATIENCE, () -> !client.getBooleanValue(key, true, ann));
    var none = client.getBooleanDetails("no-such-flag", true, ann);
    assertThat(none.getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
    assertThat(none.getValue()).isTrue();
    var stranger = client("bwf_made-up").getBooleanDetails(key, false, ann);
    assertThat(stranger.getErrorCode()).isNotNull();
  }

  @Test
  void the_published_clients_in_node_are_answered_and_hear_of_a_change(@TempDir Path home)
      throws Exception {
    for (var file : List.of("package.json", "package-lock.json", "ask.mjs")) {
      Files.copy(CLIENTS.resolve(file), home.resolve(file));
    }
    run(home, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    var key = newFlag(true);
    var process = start(home, "node", "ask.mjs", showing.at, token, key);
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      var said = new ArrayList<String>();
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
        if (line.equals("stream 200")) {
          switchOff(key);
        }
      }
      assertThat(said)
          .contains(
              "server {\"value\":true,\"reason\":\"STATIC\",\"variant\":\"on\"}",
              "unknown {\"value\":true,\"errorCode\":\"FLAG_NOT_FOUND\"}",
              "web true",
              "changed false");
    } finally {
      process.destroy();
    }
  }

  @Test
  void all_flags_come_once_and_again_when_the_rules_or_who_is_asked_for_change() throws Exception {
    var key = newFlag(true);
    var ann = all("ann", "");
    assertThat(ann.statusCode()).isEqualTo(200);
    var tag = ann.headers().firstValue("ETag").orElseThrow();
    assertThat(ann.body()).contains("\"" + key + "\"", "\"eventStreams\"", "\"sse\"");
    assertThat(all("ann", tag).statusCode()).isEqualTo(304);
    assertThat(all("bob", tag).statusCode()).isEqualTo(200);
    switchOff(key);
    Poll.until("the rules are others", PATIENCE, () -> all("ann", tag).statusCode() == 200);
  }

  @Test
  void what_is_wrong_is_said_in_openfeatures_words() throws Exception {
    var key = newFlag(true);
    assertThat(one(key, "no json", token)).contains("400", "PARSE_ERROR");
    assertThat(one(key, "{}", token)).contains("400", "INVALID_CONTEXT");
    assertThat(one(key, "{\"context\":{}}", token)).contains("400", "TARGETING_KEY_MISSING");
    var ann = "{\"context\":{\"targetingKey\":\"ann\"}}";
    assertThat(one("no-such-flag", ann, token)).contains("404", "FLAG_NOT_FOUND");
    assertThat(one(key, ann, "bwf_made-up")).contains("401");
    assertThat(one(key, ann, token)).contains("200", "\"value\":true");
    var listened =
        http.send(
            HttpRequest.newBuilder(URI.create(showing.at + "/ofrep/v1/changes?ticket=x")).build(),
            BodyHandlers.ofString());
    assertThat(listened.statusCode()).isEqualTo(401);
  }

  private String one(String key, String body, String by) throws Exception {
    var answer = http.send(request("/" + key, body, by).build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  private HttpResponse<String> all(String person, String known) {
    var body = "{\"context\":{\"targetingKey\":\"%s\"}}".formatted(person);
    var request = request("", body, token);
    if (!known.isEmpty()) {
      request.header("If-None-Match", known);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder request(String path, String body, String by) {
    return HttpRequest.newBuilder(URI.create(showing.at + "/ofrep/v1/evaluate/flags" + path))
        .header("Authorization", "Bearer " + by)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private static Client client(String by) {
    var headers = ImmutableMap.of("X-API-Key", ImmutableList.of(by));
    var api = OpenFeatureAPI.createIsolated();
    api.setProviderAndWait(
        OfrepProvider.constructProvider(
            OfrepProviderOptions.builder().baseUrl(showing.at).headers(headers).build()));
    return api.getClient();
  }

  private static String newFlag(boolean on) {
    var key = "try-" + UUID.randomUUID();
    var unused =
        showing.tell(
            "/internal/flags",
            """
            {"id":"%s","key":"%s","over":0,"reason":"to try it","definition":{"description":"",
            "on":%s,"rules":[],"variants":[],"needs":[],"twoAgree":false}}
            """
                .formatted(UUID.randomUUID(), key, on));
    var client = client(token);
    Poll.until(
        "it is known",
        PATIENCE,
        () ->
            client.getBooleanDetails(key, false, new MutableContext("ann")).getErrorCode() == null);
    return key;
  }

  private static void switchOff(String key) {
    var answer =
        showing.tell("/internal/flags/one/off?key=" + key, "{\"reason\":\"it was tried\"}");
    assertThat(answer.getAsJsonObject().get("key").getAsString()).isEqualTo(key);
  }

  private static Process start(Path home, String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void run(Path home, String... command) throws Exception {
    var process = start(home, command);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
