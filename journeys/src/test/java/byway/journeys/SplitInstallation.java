package byway.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** One installation over two processes: the core, with database and broker, runs already. */
final class SplitInstallation implements AutoCloseable {
  static final String SECRET = "one secret that all processes share";

  final Installation core;
  final Installation rest;
  final int databasePort = Installation.freePort();
  private final int brokerPort = Installation.freePort();
  private final String peers;

  SplitInstallation(Path directory) throws IOException {
    this.core = new Installation(directory.resolve("core"));
    this.rest = new Installation(directory.resolve("rest"));
    this.peers =
        "network=https://127.0.0.1:%1$d,charging=https://127.0.0.1:%1$d,operations=https://127.0.0.1:%1$d,commerce=https://127.0.0.1:%2$d,people=https://127.0.0.1:%2$d"
            .formatted(core.internalPort, rest.internalPort);
    var settings = core.settings();
    settings.putAll(
        Map.of(
            "BYWAY_ROLES",
            "network,charging,operations",
            "BYWAY_SECRET",
            SECRET,
            "BYWAY_INTERNAL_TLS",
            "yes",
            "BYWAY_PEERS",
            peers,
            "BYWAY_DATABASE_PORT",
            Integer.toString(databasePort),
            "BYWAY_BROKER_LISTEN",
            "127.0.0.1:" + brokerPort));
    try {
      core.awaitAnswer(core.start(settings, "up"), core.httpPort);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Starts the other process. */
  Process startRest(String... words) throws IOException {
    var settings = rest.settings();
    settings.putAll(
        Map.of(
            "BYWAY_ROLES",
            "commerce,people,fronts",
            "BYWAY_SECRET",
            SECRET,
            "BYWAY_INTERNAL_TLS",
            "yes",
            "BYWAY_PEERS",
            peers,
            "BYWAY_DATABASE_URL",
            "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres",
            "BYWAY_DATABASE_PASSWORD",
            DatabaseOwner.password(SECRET),
            "BYWAY_BROKER_URL",
            "tcp://127.0.0.1:" + brokerPort));
    return rest.start(settings, words);
  }

  @Override
  public void close() {
    try (core) {
      rest.close();
    }
  }
}
