package byway.apps.real;

import byway.hotspot.protocol.ClientUsage;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceUsageReport;
import byway.hotspot.protocol.ProtocolLimits;
import byway.outside.network.Lab;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code ./byway bench hotspot}: what the hotspot's software takes of a small box and of a metered
 * link, measured on the image as it is shipped, with a real platform and 50 clients signed in.
 */
public final class HotspotBench {
  private static final int CLIENTS = 50;

  /** Long enough for what the last sign-in has still to be reported. */
  private static final Duration SETTLES = Duration.ofSeconds(15);

  /** The hotspot asks a silent platform every six minutes whether it is there. */
  private static final Duration QUIET = Duration.ofMinutes(Integer.getInteger("minutes", 7));

  private static final Pattern TOKEN = Pattern.compile("\\?v=([A-Za-z0-9_-]+)");
  private static final Pattern BYTES = Pattern.compile("bytes (\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world;
  private final Path root;
  private final Path image;
  private final ObjectNode result = JSON.createObjectNode().put("bench", "hotspot");

  private HotspotBench(World world, Path root) {
    this.world = world;
    this.root = root;
    this.image = root.resolve("usr/lib/byway-hotspot");
  }

  /**
   * @param arguments the platform's jar, and the folder into which the package was installed
   */
  public static void main(String[] arguments) throws IOException {
    var hindrance = Lab.hindrance();
    if (hindrance.isPresent()) {
      System.err.println("A real network cannot be made here: " + hindrance.get() + ".");
      System.exit(69);
    }
    try (var world = World.open(Path.of(arguments[0]))) {
      System.out.println(new HotspotBench(world, Path.of(arguments[1])).run());
    }
    System.exit(0);
  }

  private String run() throws IOException {
    result
        .put("machine", machine())
        .put("versions", versions())
        .put("date", LocalDate.now(ZoneOffset.UTC).toString())
        .putArray("rows");
    row("image on disk", sizeBytes(image) / 1e6, "MB", 60);
    row("report of one client beyond MQTT and TCP headers", reportBytes(), "bytes", 60);
    var device = UUID.randomUUID();
    world.makeOperator(100_000_000);
    var secret = world.register(device, UUID.randomUUID());
    var gateway = world.startGateway(device, secret, command());
    Await.until(
        "the hotspot is online",
        () -> world.platform.ask("/internal/devices/" + device).get("online").asBoolean());
    for (int client = 1; client <= CLIENTS; client++) {
      signIn(device, client);
    }
    LockSupport.parkNanos(SETTLES.toNanos());
    count();
    double before = processorSeconds(gateway);
    LockSupport.parkNanos(QUIET.toNanos());
    row(
        "a quiet minute, MQTT with its TCP and IP headers",
        counted() / QUIET.toMinutes(),
        "bytes",
        200);
    row(
        "resident at most, since its start, with " + CLIENTS + " clients",
        residentBytes(gateway) / 1e6,
        "MB",
        64);
    double busy = (processorSeconds(gateway) - before) / QUIET.toSeconds();
    row("processor at rest with " + CLIENTS + " clients", 100 * busy, "%");
    return JSON.writeValueAsString(result);
  }

  /** As the unit starts it, with no more rights than it gives. */
  private String[] command() throws IOException {
    var unit = Files.readString(root.resolve("usr/lib/systemd/system/byway-hotspot.service"));
    var rights =
        Arrays.stream(given(unit, "CapabilityBoundingSet").split(" "))
            .map(right -> ",+" + right.replaceFirst("^CAP_", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    var start = root.toAbsolutePath().resolve(given(unit, "ExecStart").substring(1));
    return new String[] {
      "setpriv", "--no-new-privs", "--bounding-set", "-all" + rights, start.toString()
    };
  }

  private static String given(String unit, String name) {
    return unit.lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new WrongFigure("the unit has no " + name));
  }

  private static String machine() {
    return "%d cores, %s"
        .formatted(Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"));
  }

  private String versions() throws IOException {
    var java =
        Files.readAllLines(image.resolve("release")).stream()
            .filter(line -> line.startsWith("JAVA_VERSION="))
            .map(line -> line.replaceAll(".*=|\"", ""))
            .findFirst()
            .orElse("?");
    var nft = world.lab.hotspot.run("nft", "--version").strip();
    return "Java %s, %s, Linux %s".formatted(java, nft, System.getProperty("os.version"));
  }

  /** Another phone each time: the same cable, with another address of each kind. */
  private void signIn(UUID device, int number) {
    var client = world.lab.client;
    var address = "10.77.0." + (100 + number);
    client.run("ip", "link", "set", "wlan", "down");
    client.run("ip", "link", "set", "wlan", "address", "02:00:00:00:01:%02x".formatted(number));
    client.run("ip", "address", "flush", "dev", "wlan");
    client.run("ip", "link", "set", "wlan", "up");
    client.run("ip", "address", "add", address + "/24", "dev", "wlan");
    client.run("ip", "route", "replace", "default", "via", Lab.GATEWAY);
    var token =
        Await.present(
            "the way to the portal",
            () ->
                TOKEN
                    .matcher(
                        client.run(
                            "curl", "-si", "--max-time", "5", "http://" + Lab.INTERNET + ":80/x"))
                    .results()
                    .map(found -> found.group(1))
                    .findFirst());
    var customer = UUID.randomUUID();
    world.platform.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':100000000,'reason':'ADJUSTMENT','note':''}"
            .formatted(UUID.randomUUID(), customer));
    world.platform.tell(
        "/internal/access/sessions",
        "{'visitToken':'%s','customerId':'%s'}".formatted(token, customer));
    Await.until(
        "the client is let in",
        () ->
            world
                .lab
                .hotspot
                .run("nft", "list", "set", "inet", "byway", "admitted")
                .contains("02:00:00:00:01:%02x".formatted(number)));
  }

  /** Everything between the hotspot and the platform's MQTT port, by the kernel. */
  private void count() {
    world.lab.hotspot.run("nft", "add", "table", "inet", "bench");
    world.lab.hotspot.run("nft", "add", "counter", "inet", "bench", "link");
    for (var way : List.of("input", "output")) {
      world.lab.hotspot.run(
          "nft",
          "add",
          "chain",
          "inet",
          "bench",
          way,
          "{ type filter hook " + way + " priority 10; }");
      world.lab.hotspot.run(
          "nft",
          "add",
          "rule",
          "inet",
          "bench",
          way,
          "tcp",
          way.equals("input") ? "sport" : "dport",
          "1883",
          "counter",
          "name",
          "link");
    }
  }

  private double counted() {
    var found =
        BYTES.matcher(world.lab.hotspot.run("nft", "list", "counter", "inet", "bench", "link"));
    WrongFigure.unless(found.find(), "nothing was counted");
    return Double.parseDouble(found.group(1));
  }

  private static double reportBytes() {
    long used = 20_000_000_000L;
    return DeviceCodec.encode(
            new DeviceUsageReport(
                100_000,
                ProtocolLimits.epochSeconds(Instant.now()),
                List.of(new ClientUsage(UUID.randomUUID(), used, used, null))))
        .length;
  }

  /** The highest that it ever was. */
  private static double residentBytes(Process process) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> 1_024 * Double.parseDouble(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static double processorSeconds(Process process) {
    return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  private static double sizeBytes(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void row(String what, double figure, String unit, double limit) {
    System.err.printf("  %-56s %8.1f %-6s (limit %.0f)%n", what, figure, unit, limit);
    add(what, figure, unit)
        .put("peer", "limit " + Math.round(limit))
        .put("ratio", Math.round(figure / limit * 100) / 100.0);
  }

  private void row(String what, double figure, String unit) {
    System.err.printf("  %-56s %8.1f %s%n", what, figure, unit);
    var unused = add(what, figure, unit).putNull("peer").putNull("ratio");
  }

  private ObjectNode add(String what, double figure, String unit) {
    return result
        .withArray("rows")
        .addObject()
        .put("what", what)
        .put("figure", Math.round(figure * 10) / 10.0)
        .put("unit", unit);
  }
}
