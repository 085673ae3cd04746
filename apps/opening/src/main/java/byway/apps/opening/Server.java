package byway.apps.opening;

import byway.operations.certificates.testing.Pebble;
import byway.outside.cards.CardProcessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server as it is shipped, in a process of its own, and the commands beside it. */
final class Server implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  final URI at;
  final URI plainly;
  private final Path data;
  private final Path log;
  private final Path jar;
  private final Trust trust;
  private final Map<String, String> settings;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private @Nullable Process process;
  private String tenant = "";

  /** What a command said, and how it ended. */
  record Said(int status, String words) {}

  Server(Path jar, Path data, Ports ports, Pebble authority, CardProcessor cards, Trust trust) {
    this.jar = jar;
    this.data = data;
    this.log = data.resolveSibling("server.log");
    this.trust = trust;
    this.at = URI.create("https://%s:%d".formatted(Trust.HOST, ports.https()));
    this.plainly = URI.create("http://%s:%d".formatted(Trust.HOST, ports.http()));
    this.settings = new TreeMap<>();
    settings.put("BYWAY_DATA", data.toString());
    settings.put("BYWAY_PUBLIC_URL", at.toString());
    settings.put("BYWAY_HTTP_PORT", Integer.toString(ports.http()));
    settings.put("BYWAY_HTTPS_PORT", Integer.toString(ports.https()));
    settings.put("BYWAY_MQTTS_PORT", Integer.toString(ports.mqtts()));
    settings.put("BYWAY_MANAGEMENT_PORT", Integer.toString(ports.management()));
    settings.put("BYWAY_INTERNAL_PORT", Integer.toString(ports.internal()));
    settings.put("BYWAY_RADIUS_PORT", "0");
    settings.put("BYWAY_RADIUS_ACCOUNTING_PORT", "0");
    settings.put("BYWAY_ACME", authority.acme().toString());
    settings.put("BYWAY_ACME_CA", authority.trusted().toString());
    settings.put("BYWAY_OUTGOING_NETWORKS", "mail=127.0.0.0/8");
    settings.put("BYWAY_STRIPE_API", cards.apiBase());
    settings.put("BYWAY_STRIPE_PAGES", cards.apiBase());
  }

  /** Starts it on its folder, whatever is there. */
  void start() {
    try {
      process =
          command("up").redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("the server is ready", () -> isRunning() && status(at.resolve("/ready")) == 200);
  }

  private boolean isRunning() {
    WrongFigure.unless(
        process != null && process.isAlive(), "the server has ended; it said:\n%s", said());
    return true;
  }

  /** What it has printed so far. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status of what is there; 0 where nothing answers, or nobody who may be believed. */
  int status(URI address) {
    return answer(address).map(HttpResponse::statusCode).orElse(0);
  }

  Optional<HttpResponse<String>> answer(URI address) {
    try {
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@code ./byway WORDS} does. */
  Said run(String... words) {
    try {
      var command = command(words).start();
      command.getOutputStream().close();
      var said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(command.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProcessBuilder command(String... words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // it lives for a minute
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
    trust.options().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BYWAY_"));
    builder.environment().putAll(settings);
    return builder;
  }

  /** What services answer each other, by the door for who may read the data. */
  JsonNode ask(String path) {
    try {
      var door = Files.readAllLines(data.resolve("local-door"));
      var request =
          HttpRequest.newBuilder(URI.create(door.getFirst()).resolve(path))
              .timeout(PATIENCE)
              .header("Byway-Local-Token", door.get(1))
              .header("Byway-Principal", "PLATFORM");
      if (!tenant.isEmpty()) {
        request.header("Byway-Tenant", tenant);
      }
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      WrongFigure.unless(answer.statusCode() < 400, "the server says %s", answer.body());
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whose figures are asked for from now on. */
  void of(String operator) {
    tenant = operator;
  }

  /** Loses all that it has, as a burnt disk does. */
  void loseEverything() {
    close();
    try {
      Commands.run(List.of("rm", "-rf", data.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path data() {
    return data;
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
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
