package byway.benches;

import byway.benches.RadiusHouse.Hotspot;
import byway.kit.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code ./byway bench sign-in}: how long people take to sign in while others send wrong passwords
 * without a pause, on the artefact as it is shipped. First nobody does, then sixty from one
 * address, then sixty from an address each; and whether people who are signed in, and hotspots,
 * notice. All of them are on this machine, each address one of the loopback's.
 */
public final class SignInBench {
  private static final int ATTACKERS = 60;
  private static final String EMAIL = "ann@example.com";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final RadiusHouse house;
  private final Hotspot hotspot;
  private final Figures figures = new Figures("sign-in");

  /** No address twice: who comes from it has never been wrong. */
  private final AtomicInteger addresses = new AtomicInteger(1);

  private SignInBench(RadiusHouse house) throws Exception {
    this.house = house;
    this.hotspot = house.hotspot("Bench");
  }

  public static void main(String[] arguments) throws Exception {
    long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 120;
    var data = Files.createTempDirectory("byway-sign-in");
    try (var house = new RadiusHouse(data, 1, 0)) {
      house.signUp(EMAIL, PASSWORD);
      var bench = new SignInBench(house);
      bench.measure("warming up", List.of(), Math.min(20, seconds));
      var quiet = bench.measure("nobody attacks", List.of(), seconds);
      var one = "127.0.9.1";
      var many = new ArrayList<String>();
      for (int i = 0; i < ATTACKERS; i++) {
        many.add("127.1.0." + (i + 1));
      }
      var sixty = Collections.nCopies(ATTACKERS, one);
      bench.tell("60 from one address", bench.measure("60 from one", sixty, seconds), quiet);
      bench.tell("60 from 60 addresses", bench.measure("60 from 60", many, seconds), quiet);
      bench.figures.note(
          "each attacker sends the next wrong password as soon as the last is answered, by the page");
      bench.figures.note("attackers, people and the server share the cores");
      bench.figures.keep();
    }
  }

  /** What people and hotspots met. */
  private record Met(Times signIns, Times refreshes, Times connects, AtomicInteger failures) {
    Met() {
      this(new Times(), new Times(), new Times(), new AtomicInteger());
    }
  }

  private void tell(String attack, Met met, Met quiet) {
    figures.add(
        attack + ": a sign-in, p50", met.signIns.millis(0.5), "ms", quiet.signIns.millis(0.5));
    figures.add(attack + ": p95", met.signIns.millis(0.95), "ms", quiet.signIns.millis(0.95));
    figures.add(attack + ": the longest", met.signIns.millis(1), "ms", quiet.signIns.millis(1));
    figures.add(
        attack + ": a token exchanged, p95",
        met.refreshes.millis(0.95),
        "ms",
        quiet.refreshes.millis(0.95));
    figures.add(
        attack + ": a hotspot connects, p95",
        met.connects.millis(0.95),
        "ms",
        quiet.connects.millis(0.95));
    figures.add(attack + ": of all these refused or failed", met.failures.get(), "");
  }

  private Met measure(String what, List<String> attackers, long seconds) throws Exception {
    var met = new Met();
    var answers = new TreeMap<Integer, Integer>();
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var address : attackers) {
        var unused = threads.submit(() -> attack(address, over, answers));
      }
      try {
        live(met, seconds);
      } finally {
        over.set(true);
      }
    }
    System.out.printf(
        "%s: %d sign-ins, p50 %.0f ms, the longest %.0f ms, %d refused or failed; attackers were"
            + " answered %s%n",
        what,
        met.signIns.count(),
        met.signIns.millis(0.5),
        met.signIns.millis(1),
        met.failures.get(),
        answers);
    return met;
  }

  private void live(Met met, long seconds) throws Exception {
    String refresh;
    try (var client = client(next())) {
      refresh = signIn(client);
    }
    long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (System.nanoTime() < until) {
      signInOnce(met);
      refresh = refreshed(refresh, met);
      connectOnce(met);
      Thread.sleep(PAUSE);
    }
  }

  private String next() {
    int number = addresses.getAndIncrement();
    return "127.2.%d.%d".formatted(number / 250, number % 250 + 1);
  }

  private static HttpClient client(String address) throws IOException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .localAddress(InetAddress.getByName(address))
        .build();
  }

  private void signInOnce(Met met) throws Exception {
    try (var client = client(next())) {
      long began = System.nanoTime();
      var token = signIn(client);
      met.signIns.add(System.nanoTime() - began);
      if (token.isEmpty()) {
        met.failures.incrementAndGet();
      }
    }
  }

  /** The refresh token; empty where it was not let in. */
  private String signIn(HttpClient client) throws Exception {
    var answer =
        client.send(
            json(
                "/api/v1/sign-in",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(EMAIL, PASSWORD)),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() == 200
        ? Json.MAPPER.readTree(answer.body()).get("refreshToken").asText()
        : "";
  }

  private String refreshed(String token, Met met) throws Exception {
    try (var client = client(next())) {
      long began = System.nanoTime();
      var answer =
          client.send(
              json("/api/v1/tokens/refresh", "{\"refreshToken\":\"%s\"}".formatted(token)),
              HttpResponse.BodyHandlers.ofString());
      met.refreshes.add(System.nanoTime() - began);
      if (answer.statusCode() == 200) {
        return Json.MAPPER.readTree(answer.body()).get("refreshToken").asText();
      }
    }
    met.failures.incrementAndGet();
    try (var client = client(next())) {
      return signIn(client);
    }
  }

  private HttpRequest json(String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.http + path))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private void connectOnce(Met met) throws IOException {
    long began = System.nanoTime();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", house.mqtt), 10_000);
      socket.setSoTimeout(30_000);
      var body = new ByteArrayOutputStream();
      var data = new DataOutputStream(body);
      data.writeUTF("MQTT");
      data.writeByte(4);
      data.writeByte(0xC2);
      data.writeShort(30);
      data.writeUTF(hotspot.id().toString());
      data.writeUTF("bench/" + hotspot.id());
      data.writeUTF(hotspot.secret());
      var packet = new ByteArrayOutputStream();
      packet.write(0x10);
      packet.write(body.size() & 127 | 128);
      packet.write(body.size() >> 7);
      packet.write(body.toByteArray());
      socket.getOutputStream().write(packet.toByteArray());
      var answer = socket.getInputStream().readNBytes(4);
      if (answer.length < 4 || answer[0] != 0x20 || answer[3] != 0) {
        met.failures.incrementAndGet();
      }
    } catch (IOException e) {
      met.failures.incrementAndGet();
    }
    met.connects.add(System.nanoTime() - began);
  }

  /** By the page that people sign in on: it has no limit but those of the passwords themselves. */
  private Void attack(String address, AtomicBoolean over, TreeMap<Integer, Integer> answers)
      throws Exception {
    try (var client = client(address)) {
      var page = URI.create("http://127.0.0.1:" + house.http + "/sign-in");
      var opened =
          client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
      var form =
          opened.headers().allValues("Set-Cookie").stream()
              .filter(cookie -> cookie.startsWith("byway_form="))
              .map(cookie -> cookie.substring("byway_form=".length(), cookie.indexOf(';')))
              .findFirst()
              .orElseThrow();
      for (int tried = 0; !over.get(); tried++) {
        // Half of them at the very person who wants to come in.
        var email = tried % 2 == 0 ? EMAIL : "nobody" + tried + "@example.com";
        var answer =
            client.send(
                HttpRequest.newBuilder(page)
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Cookie", "byway_form=" + form)
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "csrf=%s&email=%s&password=wrong-password-%d"
                                .formatted(form, email, tried)))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
        synchronized (answers) {
          answers.merge(answer.statusCode(), 1, Integer::sum);
        }
      }
    }
    return null;
  }
}
