package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same artefact over two processes, told apart by its roles alone. */
class SplitTest {
  private static final String SECRET = "one secret that all processes share";

  @TempDir Path directory;

  @Test
  void split_by_roles_the_same_journey_passes() throws IOException {
    int databasePort = Installation.freePort();
    int brokerPort = Installation.freePort();
    try (var core = new Installation(directory.resolve("core"));
        var rest = new Installation(directory.resolve("rest"))) {
      var peers =
          "network=http://127.0.0.1:%1$d,charging=http://127.0.0.1:%1$d,operations=http://127.0.0.1:%1$d,commerce=http://127.0.0.1:%2$d,people=http://127.0.0.1:%2$d"
              .formatted(core.httpPort, rest.httpPort);
      var first = core.settings();
      first.putAll(
          Map.of(
              "BYWAY_ROLES",
              "network,charging,operations",
              "BYWAY_SECRET",
              SECRET,
              "BYWAY_PEERS",
              peers,
              "BYWAY_DATABASE_PORT",
              Integer.toString(databasePort),
              "BYWAY_BROKER_LISTEN",
              "127.0.0.1:" + brokerPort));
      core.awaitAnswer(core.start(first, "up"), core.httpPort);
      var second = rest.settings();
      second.putAll(
          Map.of(
              "BYWAY_ROLES",
              "commerce,people,fronts",
              "BYWAY_SECRET",
              SECRET,
              "BYWAY_PEERS",
              peers,
              "BYWAY_DATABASE_URL",
              "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres",
              "BYWAY_DATABASE_PASSWORD",
              SECRET,
              "BYWAY_BROKER_URL",
              "tcp://127.0.0.1:" + brokerPort));
      var journey = rest.start(second, "demo", "--journey");
      assertThat(rest.finish(journey)).as(rest.said(journey)).isZero();
      assertThat(core.get(core.httpPort, "/portal").statusCode()).isEqualTo(404);
    }
  }
}
