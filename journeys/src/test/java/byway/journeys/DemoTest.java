package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo that somebody starts to have a look, and what comes after it. */
class DemoTest {
  private static final Pattern PASSWORD = Pattern.compile("The password of all +(\\S+)");
  private static final Pattern OUTBOX = Pattern.compile("The outbox, with codes +(\\S+)");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path data;

  @Test
  void it_has_a_past_that_the_books_prove_and_a_password_of_its_own_and_nobody_serves_its_data()
      throws Exception {
    try (var byway = new Installation(data)) {
      var settings = byway.settings();
      settings.remove("BYWAY_PUBLIC_URL"); // which follows the port
      var demo = byway.start(settings, "demo");
      byway.awaitAnswer(demo, byway.httpPort);
      var token = signIn(byway);
      Poll.until("it is open", PATIENCE, () -> byway.said(demo).contains("Ctrl-C ends it"));
      var said = byway.said(demo);
      assertThat(said)
          .contains("http://localhost:%d/portal".formatted(byway.httpPort))
          .doesNotContain(":8080");
      var password = PASSWORD.matcher(said);
      assertThat(password.find()).isTrue();
      assertThat(password.group(1)).hasSizeGreaterThan(15);
      assertThat(password.group(1)).isEqualTo(password());
      assertThat(me(byway, token)).as("who came with the first answer stays").isEqualTo(200);
      aMonthIsThere(byway);
      var atAnotherPort = "GET /portal HTTP/1.1\nHost: localhost:1\nConnection: close\n\n";
      assertThat(new RawHttp(byway.httpPort).send(atAnotherPort).status())
          .as("as after a start on another port")
          .isEqualTo(200);
      codesCanBeRead(byway, said);
      demo.destroy();
      demo.waitFor();
      var up = byway.start("up");
      assertThat(byway.finish(up)).isEqualTo(78);
      assertThat(byway.said(up)).contains("holds a demo's data").doesNotContain("Exception");
      Files.delete(data.resolve("demo.properties"));
      var again = byway.start("up");
      assertThat(byway.finish(again)).isEqualTo(78);
      assertThat(byway.said(again)).contains("this database holds a demo's data");
    }
  }

  /** The token of a customer who is there at the first moment that anything answers. */
  private String signIn(Installation byway) throws IOException {
    var owner =
        JSON.createObjectNode().put("email", "owner@demo.example").put("password", password());
    var answer =
        byway.post(
            byway.httpPort,
            "/api/v1/sign-in",
            owner.toString(),
            "Content-Type",
            "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).get("accessToken").asText();
  }

  private static int me(Installation byway, String token) throws IOException {
    return byway.get(byway.httpPort, "/api/v1/me", "Authorization", "Bearer " + token).statusCode();
  }

  private String password() throws IOException {
    var kept = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("demo.properties"))) {
      kept.load(in);
    }
    return kept.getProperty("password");
  }

  private static void aMonthIsThere(Installation byway) throws IOException {
    var demo = new Platform(byway, id("operator"));
    var first = LocalDate.now(ZoneOffset.UTC).minusDays(29);
    var days =
        demo.ask(
            "/internal/usage/accounts/%s/days?from=%s&days=30"
                .formatted(id("owner@demo.example"), first));
    var seen = days.findValuesAsText("day").stream().distinct().toList();
    assertThat(seen).hasSizeGreaterThan(20).contains(first.toString());
    assertThat(demo.ask("/internal/balances/books").get("problems")).isEmpty();
  }

  /** As {@code DemoOperator} derives them. */
  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(("demo " + name).getBytes(StandardCharsets.UTF_8));
  }

  private static void codesCanBeRead(Installation byway, String said) throws IOException {
    var page = OUTBOX.matcher(said);
    assertThat(page.find()).isTrue();
    var path = URI.create(page.group(1)).getPath();
    var asked =
        byway.post(
            byway.internalPort,
            "/internal/identity/codes",
            JSON.createObjectNode()
                .put("email", "guest@demo.example")
                .put("kind", "CUSTOMER")
                .toString(),
            new Platform(byway, id("operator")).headers());
    assertThat(asked.statusCode()).isLessThan(300);
    Poll.until(
        "the code is in the outbox",
        PATIENCE,
        () -> page(byway, path).contains("guest@demo.example"));
    assertThat(byway.get(byway.httpPort, "/demo/outbox/guessed").statusCode()).isEqualTo(404);
  }

  private static String page(Installation byway, String path) {
    try {
      return byway.get(byway.httpPort, path).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
