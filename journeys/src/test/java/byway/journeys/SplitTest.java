package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same artefact over two processes, told apart by its roles alone. */
class SplitTest {
  @TempDir Path directory;

  @Test
  void split_by_roles_the_same_journey_passes() throws IOException {
    try (var split = new SplitInstallation(directory)) {
      var journey = split.startRest("demo", "--journey");
      assertThat(split.rest.finish(journey)).as(split.rest.said(journey)).isZero();
      assertThat(split.core.get(split.core.httpPort, "/portal").statusCode()).isEqualTo(404);
    }
  }
}
