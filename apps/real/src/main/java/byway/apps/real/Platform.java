package byway.apps.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The platform as it is shipped, in a process of its own, asked as another process of it would. */
final class Platform implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  final UUID tenant = UUID.randomUUID();
  private final int port;
  private final int managementPort = freePort();
  private final int internalPort = freePort();
  private final Path data;
  private final ProcessBuilder command;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private Process process;

  private Platform(Path jar, Path data, int port, Map<String, String> settings) {
    this.port = port;
    this.data = data;
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it lives for a minute
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                jar.toString(),
                "up"));
    command = new ProcessBuilder(words).redirectErrorStream(true);
    command.redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("platform.log").toFile()));
    command.environment().keySet().removeIf(name -> name.startsWith("BYWAY_"));
    command.environment().put("BYWAY_MQTTS_PORT", "0");
    command.environment().putAll(settings);
    command.environment().put("BYWAY_MANAGEMENT_PORT", Integer.toString(managementPort));
    command.environment().put("BYWAY_INTERNAL_PORT", Integer.toString(internalPort));
    process = launch();
  }

  static Platform start(Path jar, Path data, int port, Map<String, String> settings) {
    return new Platform(jar, data, port, settings);
  }

  private Process launch() {
    try {
      process = command.start();
      Remains.note(data, process.pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until(
        "the platform is ready",
        () -> {
          WrongFigure.unless(process.isAlive(), "the platform has ended; see %s", data);
          return isReady();
        });
    return process;
  }

  private boolean isReady() {
    try {
      var ready =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ready"))
              .timeout(PATIENCE)
              .build();
      return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + internalPort + path);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the platform has counted. */
  String figures() {
    try {
      var address = URI.create("http://127.0.0.1:" + managementPort + "/metrics");
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode ask(String path) {
    return send(HttpRequest.newBuilder(at(path)).GET());
  }

  /**
   * @param body JSON, with apostrophes for quotation marks
   */
  JsonNode tell(String path, String body) {
    return send(
        HttpRequest.newBuilder(at(path))
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  /** Likewise, in the place of what was there. */
  JsonNode put(String path, String body) {
    return send(
        HttpRequest.newBuilder(at(path))
            .PUT(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      var answer =
          http.send(
              request
                  .timeout(PATIENCE)
                  .header(
                      "Byway-Local-Token", Files.readAllLines(data.resolve("local-door")).get(1))
                  .header("Byway-Tenant", tenant.toString())
                  .header("Byway-Principal", "PLATFORM")
                  .header("Content-Type", "application/json")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      WrongFigure.unless(answer.statusCode() < 400, "the platform says %s", answer.body());
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as a power cut does. */
  void kill() {
    process.destroyForcibly();
    var unused = process.onExit().join();
  }

  /** Starts it again on the same data, and waits until it is ready. */
  void restart() {
    process = launch();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
