package byway.journeys;

import static byway.journeys.Poll.PATIENCE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Byway as an operator runs it: the artefact, started as processes, told by its settings alone. */
final class Installation implements AutoCloseable {
  private static final Path ARTEFACT =
      Path.of("../apps/byway/target/quarkus-app/quarkus-run.jar").toAbsolutePath().normalize();

  final Path data;
  private final Path artefact;
  private static final int FIRST_PORT = 15_000;
  private static final int PORTS = 17_000;
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  final int httpPort = freePort();
  final int mqttPort = freePort();
  final int mqttsPort = freePort();
  final int managementPort = freePort();
  final int internalPort = freePort();
  private final List<Process> processes = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  Installation(Path data) {
    this(data, ARTEFACT);
  }

  /** Of another artefact than the tree's own. */
  Installation(Path data, Path artefact) {
    this.data = data;
    this.artefact = artefact;
  }

  /** One that was started before, by nobody for anything: it begins in half the time. */
  static Installation prepared(Path data) {
    Prepared.copyTo(data);
    return new Installation(data);
  }

  /** When the artefact was built, in milliseconds. */
  static long built() {
    return ARTEFACT.toFile().lastModified();
  }

  /** One process with everything. */
  Process start(String... arguments) {
    return start(settings(), arguments);
  }

  Process start(Map<String, String> settings, String... arguments) {
    return start(settings, Prepared.options(), arguments);
  }

  Process start(Map<String, String> settings, List<String> options, String... arguments) {
    var command = command(options);
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BYWAY_"));
    builder.environment().putAll(settings);
    try {
      Files.createDirectories(data);
      builder.redirectOutput(
          ProcessBuilder.Redirect.appendTo(
              data.resolve("process-" + processes.size() + ".log").toFile()));
      var process = builder.start();
      processes.add(process);
      return process;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What starts the artefact, but for what it is told to do. */
  List<String> command(List<String> options) {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dbyway.calls.round-trip=true",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
    command.addAll(options);
    command.addAll(List.of("-jar", artefact.toString()));
    return command;
  }

  Map<String, String> settings() {
    var settings = new TreeMap<String, String>();
    settings.put("BYWAY_MQTTS_PORT", Integer.toString(mqttsPort));
    settings.putAll(
        Map.of(
            "BYWAY_DATA",
            data.toString(),
            "BYWAY_HTTP_PORT",
            Integer.toString(httpPort),
            "BYWAY_MANAGEMENT_PORT",
            Integer.toString(managementPort),
            "BYWAY_INTERNAL_PORT",
            Integer.toString(internalPort),
            "BYWAY_MQTT_PORT",
            Integer.toString(mqttPort),
            "BYWAY_RADIUS_PORT",
            "0",
            "BYWAY_RADIUS_ACCOUNTING_PORT",
            "0",
            "BYWAY_PUBLIC_URL",
            "http://localhost:" + httpPort));
    return settings;
  }

  /** Of access points that may claim gigabytes at once: as a test does, whose time is its own. */
  static Map<String, String> anyPace() {
    return Map.of(
        "BYWAY_HOTSPOT_UPLINK_MBIT", "1000000",
        "BYWAY_HOTSPOT_RADIO_MBIT", "1000000",
        "BYWAY_HELD_AFTER_RELAYED_MB", "1000000");
  }

  /** Waits until the process ends by itself; its exit code. */
  int finish(Process process) {
    try {
      if (!process.waitFor(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("did not end in time:\n" + said(process));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a process has printed. */
  String said(Process process) {
    try {
      return Files.readString(data.resolve("process-" + processes.indexOf(process) + ".log"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitAnswer(Process process, int port) {
    try {
      Poll.until("it answers", PATIENCE, () -> !process.isAlive() || answers(port));
    } catch (AssertionError late) {
      throw new AssertionError("no answer at port " + port + ":\n" + said(process), late);
    }
    if (!process.isAlive()) {
      throw new AssertionError("the process ended:\n" + said(process));
    }
  }

  private boolean answers(int port) {
    try {
      return get(port, "/health").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  HttpResponse<String> get(int port, String path, String... headers) throws IOException {
    return send(HttpRequest.newBuilder().GET(), "127.0.0.1:" + port, path, headers);
  }

  /** At another of the host names of this machine, by which operators are told apart. */
  HttpResponse<String> getAt(String host, String path, String... headers) throws IOException {
    return send(HttpRequest.newBuilder().GET(), host + ":" + httpPort, path, headers);
  }

  HttpResponse<String> delete(int port, String path, String... headers) throws IOException {
    return send(HttpRequest.newBuilder().DELETE(), "127.0.0.1:" + port, path, headers);
  }

  HttpResponse<String> post(int port, String path, String body, String... headers)
      throws IOException {
    return post(HttpRequest.BodyPublishers.ofString(body), port, path, headers);
  }

  HttpResponse<String> put(int port, String path, String body, String... headers)
      throws IOException {
    var request = HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(body));
    return send(request, "127.0.0.1:" + port, path, headers);
  }

  /** In chunks, without a word about the length. */
  HttpResponse<String> postStream(int port, String path, String body) throws IOException {
    var bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    return post(
        HttpRequest.BodyPublishers.ofInputStream(() -> bytes),
        port,
        path,
        "Content-Type",
        "application/json");
  }

  private HttpResponse<String> post(
      HttpRequest.BodyPublisher body, int port, String path, String... headers) throws IOException {
    return send(HttpRequest.newBuilder().POST(body), "127.0.0.1:" + port, path, headers);
  }

  private HttpResponse<String> send(
      HttpRequest.Builder request, String authority, String path, String... headers)
      throws IOException {
    request.uri(URI.create("http://" + authority + path)).timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static int freeUdpPort() {
    return free(port -> new DatagramSocket(port).close());
  }

  static int freePort() {
    return free(port -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close());
  }

  private interface Door {
    void tryAt(int port) throws IOException;
  }

  /**
   * Below those that the system gives to connections that go out (32768 and above), one of which
   * might take it before it is used; one after the other, so that none is given twice.
   */
  private static int free(Door door) {
    for (int tried = 0; tried < PORTS; tried++) {
      int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
      try {
        door.tryAt(port);
        return port;
      } catch (IOException taken) {
        // The next one.
      }
    }
    throw new IllegalStateException("no port is free");
  }

  @Override
  public void close() {
    for (var process : processes.reversed()) {
      process.destroy();
    }
    for (var process : processes) {
      try {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
