package byway.journeys.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import byway.outside.network.Lab;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with real packets, as {@code ./byway journey main-job-real} tells it. */
class RealJourneyTest {
  private static final Path REAL = Path.of("../../apps/real/target").toAbsolutePath().normalize();

  @TempDir Path directory;

  @Test
  void what_the_kernel_counts_is_what_is_charged() throws IOException, InterruptedException {
    var hindrance = Lab.hindrance();
    assumeTrue(hindrance.isEmpty(), () -> "real packets are not tried: " + hindrance.get());
    var said = directory.resolve("said");
    var journey = command().redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(journey.waitFor(600, TimeUnit.SECONDS)).as(said.toString()).isTrue();
      assertThat(journey.exitValue()).as(Files.readString(said)).isZero();
    } finally {
      journey.destroy();
    }
    var last = Files.readAllLines(said).getLast();
    var figures = new ObjectMapper().readTree(last);
    long counted = figures.get("bytesCountedByKernel").asLong();
    assertThat(figures.get("bytesCharged").asLong()).isEqualTo(counted);
    assertThat(figures.get("bytesLeft").asLong()).isEqualTo(1_100_000_000 - counted);
    assertThat(figures.get("moneyCapturedMinor").asLong()).isEqualTo(500);
  }

  private static ProcessBuilder command() throws IOException {
    try (var files = Files.list(REAL)) {
      var jar =
          files
              .filter(file -> file.getFileName().toString().matches("byway-real-.*\\.jar"))
              .findFirst()
              .orElseThrow();
      return new ProcessBuilder(
          List.of(
              ProcessHandle.current().info().command().orElseThrow(),
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-cp",
              jar + ":" + Files.readString(REAL.resolve("classpath")).strip(),
              "byway.apps.real.Main",
              Path.of("../../apps/byway/target/quarkus-app/quarkus-run.jar").toString()));
    }
  }
}
