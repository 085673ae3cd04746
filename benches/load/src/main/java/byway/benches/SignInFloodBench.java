package byway.benches;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code ./byway bench sign-in-flood}: 10,000 wrong passwords a minute from 1,000 addresses, by the
 * pages of customers and of staff, half of them at the very people who want to come in. They come
 * at their pace, whether or not the ones before were answered. A customer and a member of staff
 * sign in meanwhile in browsers in which they have done so before, and, once the flood has gone on
 * for half a minute, a customer in one that nobody knows; all of them from addresses that are new.
 */
public final class SignInFloodBench {
  private static final int A_MINUTE = 10_000;
  private static final int ADDRESSES = 1_000;
  private static final int MOST_UNDER_WAY = 5_000;
  private static final double MOST_MILLIS = 2_000;
  private static final String CUSTOMER = "ann@example.com";
  private static final String STAFF = "sam@example.com";
  private static final String PASSWORD = "correct horse battery";

  /** So long it takes until who only floods is known for it. */
  private static final Duration SETTLED = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final RadiusHouse house;
  private final String[] known;
  private final AtomicInteger addresses = new AtomicInteger(1);
  private final Times customers = new Times();
  private final Times staff = new Times();
  private final Times strangers = new Times();
  private final AtomicInteger failures = new AtomicInteger();
  private final TreeMap<Integer, Integer> answers = new TreeMap<>();
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

  /**
   * @param known what the browsers keep of the customer and of the member of staff
   */
  private SignInFloodBench(RadiusHouse house, String[] known) {
    this.house = house;
    this.known = known;
  }

  public static void main(String[] arguments) throws Exception {
    long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 120;
    var data = Files.createTempDirectory("byway-sign-in-flood");
    try (var house = new RadiusHouse(data, 1, 0)) {
      house.signUp(CUSTOMER, PASSWORD);
      house.staff(STAFF, PASSWORD);
      var known = known(house);
      var warm = new SignInFloodBench(house, known);
      warm.live(Math.min(20, seconds));
      var quiet = new SignInFloodBench(house, known);
      quiet.live(Math.min(30, seconds));
      var flooded = new SignInFloodBench(house, known);
      long sent = flooded.attacked(seconds);
      flooded.tell(quiet, sent * 60.0 / seconds);
    }
  }

  private void tell(SignInFloodBench quiet, double aMinute) throws IOException {
    System.out.println("attackers were answered " + answers);
    var figures = new Figures("sign-in-flood");
    figures.add("wrong passwords", aMinute, "a minute", A_MINUTE);
    figures.add("addresses", ADDRESSES, "");
    row(figures, "a customer signs in", customers, quiet.customers);
    row(figures, "a member of staff signs in", staff, quiet.staff);
    row(figures, "a customer in a browser that is new", strangers, quiet.strangers);
    figures.add("of these refused or failed", failures.get(), "");
    figures.note("the peer is the same without attackers");
    figures.note("attackers, people and the server share the cores");
    figures.note("attackers were answered (0: not at all) " + answers);
    figures.keep();
    if (failures.get() > 0
        || customers.millis(1) > MOST_MILLIS
        || staff.millis(1) > MOST_MILLIS
        || strangers.millis(1) > MOST_MILLIS
        || aMinute < 0.98 * A_MINUTE) {
      throw new IllegalStateException("that is not how it has to be: see above");
    }
  }

  private static void row(Figures figures, String what, Times times, Times peer) {
    figures.add(what + ", times", times.count(), "");
    figures.add(what + ", p50", times.millis(0.5), "ms", peer.millis(0.5));
    figures.add(what + ", p95", times.millis(0.95), "ms", peer.millis(0.95));
    figures.add(what + ", the longest", times.millis(1), "ms", peer.millis(1));
  }

  /** How many were sent. */
  private long attacked(long seconds) throws Exception {
    var over = new AtomicBoolean();
    var forms = new String[] {form("/sign-in"), form("/console/sign-in")};
    var sent = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var pace =
          threads.submit(
              () -> {
                long began = System.nanoTime();
                for (int i = 0; !over.get(); i++) {
                  long due = began + i * 60_000_000_000L / A_MINUTE;
                  Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                  int number = i;
                  if (underWay.tryAcquire()) {
                    sent.incrementAndGet();
                    var unused = threads.submit(() -> attack(number, forms));
                  }
                }
                return null;
              });
      try {
        live(seconds);
      } finally {
        over.set(true);
      }
      pace.get();
      return sent.get();
    }
  }

  /** Each address in turn; a third of them at the staff's door. */
  private Void attack(int number, String[] forms) {
    int status = 0;
    try {
      int door = number % 3 == 2 ? 1 : 0;
      var victim = door == 1 ? STAFF : CUSTOMER;
      var email = number % 2 == 0 ? victim : "nobody" + number + "@example.com";
      int from = number % ADDRESSES;
      status =
          status(
              post(
                  "127.3.%d.%d".formatted(from / 250, from % 250 + 1),
                  door == 1 ? "/console/sign-in" : "/sign-in",
                  forms[door],
                  email,
                  "wrong-password-" + number));
    } catch (IOException e) {
      status = 0;
    } finally {
      underWay.release();
    }
    synchronized (answers) {
      answers.merge(status, 1, Integer::sum);
    }
    return null;
  }

  private void live(long seconds) throws Exception {
    var form = form("/sign-in");
    var ofStaff = form("/console/sign-in");
    long began = System.nanoTime();
    while (System.nanoTime() - began < Duration.ofSeconds(seconds).toNanos()) {
      signInOnce("/sign-in", form + known[0], CUSTOMER, customers);
      signInOnce("/console/sign-in", ofStaff + known[1], STAFF, staff);
      if (System.nanoTime() - began > SETTLED.toNanos() || answers.isEmpty()) {
        signInOnce("/sign-in", form, CUSTOMER, strangers);
      }
      Thread.sleep(PAUSE);
    }
  }

  private void signInOnce(String door, String form, String email, Times times) {
    long began = System.nanoTime();
    int status;
    try {
      status = status(post(next(), door, form, email, PASSWORD));
    } catch (IOException e) {
      status = 0;
    }
    times.add(System.nanoTime() - began);
    if (status != 303) {
      failures.incrementAndGet();
      System.out.println(email + " was answered " + status);
    }
  }

  /** What a browser keeps in which somebody has signed in, as cookies after the form's. */
  private static String[] known(RadiusHouse house) throws Exception {
    var bench = new SignInFloodBench(house, new String[] {"", ""});
    var customer = bench.post(bench.next(), "/sign-in", bench.form("/sign-in"), CUSTOMER, PASSWORD);
    var staff =
        bench.post(
            bench.next(), "/console/sign-in", bench.form("/console/sign-in"), STAFF, PASSWORD);
    return new String[] {kept(customer, "byway_known"), kept(staff, "byway_staff_known")};
  }

  private static String kept(String answer, String name) {
    return answer
        .lines()
        .filter(
            line -> line.regionMatches(true, 0, "set-cookie: " + name + "=", 0, name.length() + 13))
        .map(line -> "; " + line.substring("set-cookie: ".length(), line.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private String next() {
    int number = addresses.getAndIncrement();
    return "127.2.%d.%d".formatted(number / 250, number % 250 + 1);
  }

  /** What a form of this installation carries, which its cookie says too. */
  private String form(String door) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var page = URI.create("http://127.0.0.1:" + house.http + door);
      HttpResponse<Void> opened =
          client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
      return opened.headers().allValues("Set-Cookie").stream()
          .filter(cookie -> cookie.startsWith("byway_form="))
          .map(cookie -> cookie.substring("byway_form=".length(), cookie.indexOf(';')))
          .findFirst()
          .orElseThrow();
    }
  }

  private static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  /**
   * The answer, on a connection of its own.
   *
   * @param form and what other cookies the browser has
   */
  private String post(String from, String door, String form, String email, String password)
      throws IOException {
    var body =
        "csrf=%s&email=%s&password=%s"
            .formatted(form.replaceFirst(";.*", ""), encoded(email), encoded(password))
            .getBytes(StandardCharsets.US_ASCII);
    var head =
        """
        POST %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Content-Type: application/x-www-form-urlencoded\r
        Cookie: byway_form=%s\r
        Connection: close\r
        Content-Length: %d\r
        \r
        """
            .formatted(door, house.http, form, body.length);
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", house.http), 30_000);
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
