package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.journeys.ShownPage.Who;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./byway new-service} and {@code ./byway new-front} make, in a copy of the tree: it
 * builds, and is found by nothing but its being there.
 */
@Needs(
    value = {"/usr/bin/chromium", "mvn"},
    packages = "chromium maven")
class NewFeatureTest {
  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();

  @TempDir static Path work;

  @Test
  void a_new_feature_and_a_new_front_have_their_pages() throws Exception {
    var tree = work.resolve("tree");
    Files.createDirectory(tree);
    run(
        HOUSE,
        "tar --exclude=./.git --exclude=./data --exclude=./journeys/target --exclude=quarkus-app -cf - ."
            + " | tar -xf - -C '%s'".formatted(tree));
    run(tree, "./byway new-service gadgets --console --api");
    run(tree, "./byway new-front kiosk");
    assertThat(
            run(HOUSE, "diff -rq -x target -x .git -x data . '" + tree + "' || true")
                .lines()
                .map(line -> line.replace(tree.toString(), "").replaceAll(" and .*", "")))
        .as(
            "what is touched outside their own folders: the lists of modules and the artefact's pom")
        .containsExactlyInAnyOrder(
            "Files ./apps/byway/pom.xml",
            "Files ./fronts/pom.xml",
            "Files ./services/pom.xml",
            "Only in /fronts: kiosk",
            "Only in /services/operations: gadgets");
    // What is compiled came with the copy, with its times: that it lies elsewhere now makes nothing
    // old.
    run(
        tree,
        "mvn -B -q -ntp package -Dmaven.test.skip=true -Dmaven.compiler.useIncrementalCompilation=false"
            + " -pl apps/byway -am");

    var artefact = tree.resolve("apps/byway/target/quarkus-app/quarkus-run.jar");
    var installation = new Installation(work.resolve("data"), artefact);
    try (var showing = Showing.of(installation, List.of())) {
      try (var staff = showing.context(Who.STAFF, Look.PHONE_LIGHT.options())) {
        var page = staff.newPage();
        page.navigate(showing.at + "/console/gadgets");
        page.fill("#name", "A first one");
        page.fill("#reason", "to see it");
        page.click(".settings button");
        assertThat(page.locator("main tbody").innerText()).contains("A first one");
        assertThat(page.locator("nav a[aria-current=page]").innerText()).isEqualTo("Gadgets");
      }
      try (var owner = showing.context(Who.OWNER, Look.PHONE_LIGHT.options())) {
        var page = owner.newPage();
        page.navigate(showing.at + "/kiosk");
        assertThat(page.locator("h1").innerText()).isEqualTo("Kiosk");
        assertThat(page.locator("footer").innerText()).contains("Nederlands");
      }
      assertThat(asked(showing.at + "/api/v1/openapi", null)).contains("/api/v1/gadgets:");
      assertThat(asked(showing.at + "/api/v1/gadgets", tokenOfOwner(showing)))
          .contains("\"name\":\"A first one\"");
    }
  }

  private static String tokenOfOwner(Showing showing) throws IOException, InterruptedException {
    var proof =
        "{\"email\":\"owner@demo.example\",\"password\":\"%s\"}".formatted(showing.password());
    var request =
        HttpRequest.newBuilder(URI.create(showing.at + "/api/v1/sign-in"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(proof));
    return new ObjectMapper().readTree(answer(request)).get("accessToken").asText();
  }

  private static String asked(String address, @Nullable String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address));
    return answer(token == null ? request : request.header("Authorization", "Bearer " + token));
  }

  private static String answer(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }
  }

  /** What it printed; it must end well. */
  private static String run(Path folder, String command) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("bash", "-c", "set -euo pipefail; " + command)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", command, said).isZero();
    return said;
  }
}
