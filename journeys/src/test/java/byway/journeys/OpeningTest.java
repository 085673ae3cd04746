package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's first day, as {@code ./byway journey opening} tells it. */
@Needs(
    value = {
      "/usr/bin/chromium",
      "certutil",
      "openssl",
      "pebble",
      "saslpasswd2",
      "/usr/lib/postfix/sbin/master"
    },
    packages = "chromium libnss3-tools openssl pebble sasl2-bin postfix")
class OpeningTest {
  private static final Path OPENING =
      Path.of("../apps/opening/target").toAbsolutePath().normalize();

  @TempDir Path directory;

  @Test
  void from_an_empty_folder_to_exact_books_with_tls_on_every_hop()
      throws IOException, InterruptedException {
    var said = directory.resolve("said");
    var journey = command().redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(journey.waitFor(900, TimeUnit.SECONDS)).as(said.toString()).isTrue();
      assertThat(journey.exitValue()).as(Files.readString(said)).isZero();
    } finally {
      journey.destroy();
    }
    var lines = Files.readAllLines(said);
    var figures = new ObjectMapper().readTree(lines.getLast());
    long pulled = figures.get("bytesPulledByGuest").asLong();
    assertThat(pulled).isGreaterThanOrEqualTo(150_000_000);
    assertThat(figures.get("bytesCountedByHotspot").asLong()).isEqualTo(pulled);
    assertThat(figures.get("bytesCharged").asLong()).isEqualTo(pulled);
    assertThat(figures.get("bytesLeft").asLong()).isEqualTo(1_100_000_000 - pulled);
    assertThat(figures.get("moneyCapturedMinor").asLong()).isEqualTo(500);
    assertThat(figures.get("restored").asBoolean()).isTrue();
  }

  private static ProcessBuilder command() throws IOException {
    try (var files = Files.list(OPENING)) {
      var jar =
          files
              .filter(file -> file.getFileName().toString().matches("byway-opening-.*\\.jar"))
              .findFirst()
              .orElseThrow();
      return new ProcessBuilder(
          List.of(
              ProcessHandle.current().info().command().orElseThrow(),
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-cp",
              jar + ":" + Files.readString(OPENING.resolve("classpath")).strip(),
              "byway.apps.opening.Main",
              Path.of("../apps/byway/target/quarkus-app/quarkus-run.jar").toString()));
    }
  }
}
