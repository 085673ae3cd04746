package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, told by the artefact itself, with contract calls going through JSON and back. */
class MainJobTest {
  @TempDir Path data;

  @Test
  void a_guest_gets_exactly_the_bytes_that_are_paid_for() throws IOException {
    try (var byway = new Installation(data)) {
      var journey = byway.start("demo", "--journey");
      int code = byway.finish(journey);
      assertThat(code).as(byway.said(journey)).isZero();
      var last =
          byway.said(journey).lines().filter(line -> line.startsWith("{")).reduce((a, b) -> b);
      var result = new ObjectMapper().readTree(last.orElseThrow());
      long sent = result.get("bytesSentByGuest").asLong();
      assertThat(result.get("bytesCountedByHotspot").asLong()).isEqualTo(sent);
      assertThat(result.get("bytesCharged").asLong()).isEqualTo(sent);
      assertThat(result.get("bytesLeft").asLong()).isEqualTo(1_100_000_000 - sent);
      assertThat(result.get("moneyCapturedMinor").asLong()).isEqualTo(500);
    }
  }
}
