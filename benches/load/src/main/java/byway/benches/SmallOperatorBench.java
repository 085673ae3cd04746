package byway.benches;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the whole of Byway takes for a small operator: the artefact as it is shipped, its own
 * PostgreSQL and broker, 200 hotspots that are connected, 2,000 customers, of whom 1,000 are online
 * at once. Every hotspot reports its five guests every ten seconds; people open ten pages a second
 * and one of them signs in with a password every two seconds.
 */
final class SmallOperatorBench {
  private static final int HOTSPOTS = 200;
  private static final int CUSTOMERS = 2_000;
  private static final int ONLINE_EACH = 5;
  private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
  private static final Duration PAGE_EVERY = Duration.ofMillis(100);
  private static final Duration SIGN_IN_EVERY = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final int STEP_BYTES = 1_000_000;
  private static final double CORES = 2;
  private static final double MEGABYTES = 4_096;
  private static final String EMAIL = "ann@example.com";
  private static final String PASSWORD = "correct horse battery";
  private static final List<String> PAGES =
      List.of("/portal", "/api/v1/packs", "/dashboard", "/portal/packs");

  private final RadiusHouse house;
  private final ProcessTree tree;
  private final Times reports = new Times();
  private final Times pages = new Times();
  private final Times signIns = new Times();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger addresses = new AtomicInteger();
  private final AtomicInteger rounds = new AtomicInteger();

  private SmallOperatorBench(RadiusHouse house) {
    this.house = house;
    this.tree = new ProcessTree(house.pid());
  }

  public static void main(String[] arguments) throws Exception {
    long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 300;
    var data = Files.createTempDirectory("byway-small");
    try (var house = new RadiusHouse(data, CUSTOMERS, 0, List.of("@deploy/server/java.options"))) {
      house.signUp(EMAIL, PASSWORD);
      new SmallOperatorBench(house).run(seconds);
    }
    System.exit(0);
  }

  /** A hotspot, its line, and who is online at it. */
  private record Spot(MqttHotspot line, List<UUID> sessions) {}

  private void run(long seconds) throws Exception {
    var spots = new ArrayList<Spot>();
    for (int i = 0; i < HOTSPOTS; i++) {
      spots.add(open(i));
    }
    try (var all = Executors.newScheduledThreadPool(24, Thread.ofVirtual().factory())) {
      for (int i = 0; i < HOTSPOTS; i++) {
        var spot = spots.get(i);
        long first = REPORT_EVERY.toMillis() * i / HOTSPOTS;
        var used = new AtomicInteger();
        every(all, first, REPORT_EVERY, () -> report(spot, used.incrementAndGet()));
      }
      every(all, 0, PAGE_EVERY, this::page);
      every(all, 0, SIGN_IN_EVERY, this::signIn);
      // The first half minute is of a Java that has just begun.
      Thread.sleep(Duration.ofSeconds(30));
      measure(seconds);
      all.shutdownNow();
    }
    spots.forEach(spot -> spot.line().close());
  }

  private interface Deed {
    void go() throws Exception;
  }

  private void every(ScheduledExecutorService all, long first, Duration period, Deed deed) {
    var unused =
        all.scheduleAtFixedRate(
            () -> {
              try {
                deed.go();
              } catch (Exception e) {
                failures.incrementAndGet();
              }
            },
            first,
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private Spot open(int number) throws Exception {
    var hotspot = house.hotspot("Small " + number);
    var sessions = new ArrayList<UUID>();
    for (int i = 0; i < ONLINE_EACH; i++) {
      var session = UUID.randomUUID();
      var customer = house.customers.get(number * ONLINE_EACH + i);
      house.tell(
          "/internal/balances/meters",
          "{'sessionId':'%s','accountId':'%s','deviceId':'%s'}"
              .formatted(session, customer.id(), hotspot.id()));
      sessions.add(session);
    }
    var line = new MqttHotspot(house.mqtt, hotspot.id(), "bench/" + hotspot.id(), hotspot.secret());
    line.subscribe();
    return new Spot(line, sessions);
  }

  private void report(Spot spot, int round) throws IOException {
    long began = System.nanoTime();
    spot.line().reportTogether(spot.sessions(), (long) round * STEP_BYTES);
    reports.add(System.nanoTime() - began);
  }

  private void page() throws Exception {
    long began = System.nanoTime();
    try (var client = client()) {
      var path = PAGES.get(rounds.incrementAndGet() % PAGES.size());
      var answer = client.send(request(path).GET().build(), HttpResponse.BodyHandlers.discarding());
      pages.add(System.nanoTime() - began);
      if (answer.statusCode() >= 500) {
        failures.incrementAndGet();
      }
    }
  }

  private void signIn() throws Exception {
    long began = System.nanoTime();
    try (var client = client()) {
      var answer =
          client.send(
              request("/api/v1/sign-in")
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD)))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      signIns.add(System.nanoTime() - began);
      if (answer.statusCode() != 200) {
        failures.incrementAndGet();
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.http + path))
        .timeout(Duration.ofSeconds(30));
  }

  /** From an address each, as people come. */
  private HttpClient client() throws IOException {
    int number = addresses.getAndIncrement() % 50_000;
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .localAddress(
            InetAddress.getByName("127.3.%d.%d".formatted(number / 250, number % 250 + 1)))
        .build();
  }

  private void measure(long seconds) throws Exception {
    var began = tree.look();
    long at = System.nanoTime();
    long mostBytes = began.bytes();
    while (System.nanoTime() - at < Duration.ofSeconds(seconds).toNanos()) {
      Thread.sleep(LOOK_EVERY);
      mostBytes = Math.max(mostBytes, tree.look().bytes());
    }
    double cores =
        (tree.look().processorSeconds() - began.processorSeconds())
            / ((System.nanoTime() - at) / 1e9);
    var figures = new Figures("small-operator");
    figures.add("processors in use, the whole, of 2", cores, "cores", CORES);
    figures.add(
        "memory of the whole at most, each page counted once", mostBytes / 1e6, "MB", MEGABYTES);
    figures.add("processes, PostgreSQL's among them", tree.look().processes(), "count");
    figures.add("data on disk", house.diskMegabytes(), "MB");
    figures.add("a report of five guests until it is charged, p99", reports.millis(0.99), "ms");
    figures.add("reports", reports.count(), "count");
    figures.add("a page, p95", pages.millis(0.95), "ms");
    figures.add("a sign-in by password, p95", signIns.millis(0.95), "ms");
    figures.add("of all these failed", failures.get(), "count");
    figures.note(
        "%d hotspots connected, %d customers, %d online; a report each 10 s, 10 pages/s, a sign-in each 2 s, for %d s"
            .formatted(HOTSPOTS, CUSTOMERS, HOTSPOTS * ONLINE_EACH, seconds));
    figures.note("the load itself runs on the same cores, and is not counted");
    figures.keep();
  }
}
