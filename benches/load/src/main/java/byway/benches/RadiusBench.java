package byway.benches;

import byway.benches.RadiusLoad.Found;
import byway.benches.RadiusLoad.Request;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code ./byway bench radius}: sign-ins and interim updates, each answered when it is durable,
 * beside FreeRADIUS on the same machine. Everything is asked over loopback.
 */
public final class RadiusBench {
  private static final int CUSTOMERS = 5_000;
  private static final int POINTS = 30;
  private static final int ON_THE_WAY = 1_000;

  /** Both are given it; a JVM on two cores needs it, beside what it is asked, to compile itself. */
  private static final int WARM_UP_SECONDS = 40;

  private static final int SESSIONS = 2_000;
  private static final int STATUS_START = 1;
  private static final int STATUS_INTERIM = 3;
  private static final long BYTES_A_REPORT = 100_000;

  private RadiusBench() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    var folder = Files.createTempDirectory("byway-bench");
    var figures = new Figures("radius");
    var peer =
        FreeRadiusPeer.isInstalled() ? Optional.of(peer(folder, seconds)) : Optional.<Both>empty();
    var ours = ours(folder, seconds);
    var signIns = peer.map(Both::access);
    var interims = peer.map(Both::interim);
    figures.add(
        "Access-Requests that let in a customer who has data",
        ours.access.perSecond(),
        "requests/s",
        signIns.map(Found::perSecond).orElse(Double.NaN));
    figures.add(
        "Interim-Updates, charged durably before they are answered",
        ours.interim.perSecond(),
        "requests/s",
        interims.map(Found::perSecond).orElse(Double.NaN));
    figures.add("p99 of an Access-Request at that rate", p99(ours.access), "ms", p99(signIns));
    figures.add("p99 of an Interim-Update at that rate", p99(ours.interim), "ms", p99(interims));
    figures.note(
        "peer: FreeRADIUS 3 with rlm_sql, stock schema and queries, no detail files; it charges nothing");
    figures.note(
        "%d requests on the way at any time after %d seconds of the same, %d customers, %d sessions; PAP with a network key, on the peer a clear-text password"
            .formatted(ON_THE_WAY, WARM_UP_SECONDS, CUSTOMERS, SESSIONS));
    figures.keep();
  }

  private static double p99(Found found) {
    return found.times().millis(0.99);
  }

  private static double p99(Optional<Found> found) {
    return found.map(RadiusBench::p99).orElse(Double.NaN);
  }

  private record Both(Found access, Found interim) {}

  private static Both ours(Path folder, int seconds) throws Exception {
    var data = Files.createDirectory(folder.resolve("byway"));
    try (var house = new RadiusHouse(data, CUSTOMERS, POINTS)) {
      var access = new RadiusLoad(house.access, ON_THE_WAY);
      var next = new AtomicInteger();
      RadiusLoad.Requests signIns =
          identifier -> {
            int number = next.getAndIncrement();
            var customer = house.customers.get(number % CUSTOMERS);
            var point = house.points.get(number % POINTS);
            return signIn(
                identifier,
                customer.email(),
                customer.key(),
                mac(number),
                point.id().toString(),
                point.secret());
          };
      access.run(WARM_UP_SECONDS, signIns);
      var found = access.run(seconds, signIns);
      say("Byway, sign-ins", found);
      var sessions = open(house);
      var reports = new AtomicLong();
      RadiusLoad.Requests interims =
          identifier -> {
            int number = (int) (reports.getAndIncrement() % sessions.size());
            return sessions.get(number).interim(identifier);
          };
      var accounting = new RadiusLoad(house.accounting, ON_THE_WAY);
      accounting.run(WARM_UP_SECONDS, interims);
      var interim = accounting.run(seconds, interims);
      say("Byway, interims", interim);
      prove(house, sessions);
      return new Both(found, interim);
    }
  }

  /** What the access points counted last is what the books say, or the figures mean nothing. */
  private static void prove(RadiusHouse house, List<Counting> sessions) throws Exception {
    long counted = sessions.stream().mapToLong(Counting::answered).sum();
    long used = house.used();
    if (used < counted) {
      throw new IllegalStateException("counted %d and charged %d".formatted(counted, used));
    }
    System.out.printf(
        Locale.ROOT, "  counted and answered %,d bytes, charged %,d%n", counted, used);
  }

  private static List<Counting> open(RadiusHouse house) throws Exception {
    var sessions = new ArrayList<Counting>();
    var asking = new RadiusClient(house.access);
    var reporting = new RadiusClient(house.accounting);
    try (asking;
        reporting) {
      for (int i = 0; i < SESSIONS; i++) {
        var customer = house.customers.get(i);
        var point = house.points.get(i % POINTS);
        var mac = mac(90_000_000 + i);
        var asked =
            signIn(
                i & 0xff,
                customer.email(),
                customer.key(),
                mac,
                point.id().toString(),
                point.secret());
        var accepted = asking.exchange(asked);
        var session =
            new Counting(
                "s" + i,
                customer.email(),
                mac,
                point.id().toString(),
                accepted.all(Type.CLASS),
                point.secret());
        reporting.exchange(session.report(STATUS_START, i & 0xff));
        sessions.add(session);
      }
    }
    return sessions;
  }

  private static Both peer(Path folder, int seconds) throws Exception {
    try (var peer = new FreeRadiusPeer(Files.createDirectory(folder.resolve("peer")), CUSTOMERS)) {
      var access = new RadiusLoad(peer.access, ON_THE_WAY);
      var next = new AtomicInteger();
      RadiusLoad.Requests signIns =
          identifier -> {
            int number = next.getAndIncrement();
            int customer = number % CUSTOMERS;
            return signIn(
                identifier,
                "customer-%d@example.com".formatted(customer),
                "key-" + customer,
                mac(number),
                "peer",
                FreeRadiusPeer.SECRET);
          };
      access.run(WARM_UP_SECONDS, signIns);
      var found = access.run(seconds, signIns);
      say("FreeRADIUS, sign-ins", found);
      var sessions = new ArrayList<Counting>();
      try (var reporting = new RadiusClient(peer.accounting)) {
        for (int i = 0; i < SESSIONS; i++) {
          var session =
              new Counting(
                  "s" + i,
                  "customer-%d@example.com".formatted(i),
                  mac(90_000_000 + i),
                  "peer",
                  List.of(),
                  FreeRadiusPeer.SECRET);
          reporting.exchange(session.report(STATUS_START, i & 0xff));
          sessions.add(session);
        }
      }
      var reports = new AtomicLong();
      RadiusLoad.Requests interims =
          identifier ->
              sessions.get((int) (reports.getAndIncrement() % sessions.size())).interim(identifier);
      var accounting = new RadiusLoad(peer.accounting, ON_THE_WAY);
      accounting.run(WARM_UP_SECONDS, interims);
      var interim = accounting.run(seconds, interims);
      say("FreeRADIUS, interims", interim);
      return new Both(found, interim);
    }
  }

  private static void say(String what, Found found) {
    System.out.printf(
        Locale.ROOT,
        "  %s: %.0f/s, p50 %.1f ms, p99 %.1f ms, refused %d, lost %d%n",
        what,
        found.perSecond(),
        found.times().millis(0.5),
        found.times().millis(0.99),
        found.refused(),
        found.lost());
  }

  private static String mac(int number) {
    return "02:00:%02x:%02x:%02x:%02x"
        .formatted(number >>> 24 & 0xff, number >>> 16 & 0xff, number >>> 8 & 0xff, number & 0xff);
  }

  private static Request signIn(
      int identifier, String name, String password, String mac, String point, Secret secret) {
    var authenticator = random();
    var attributes =
        List.of(
            Attribute.of(Type.USER_NAME, name),
            secret.hide(password, authenticator),
            Attribute.of(Type.CALLING_STATION_ID, mac),
            Attribute.of(Type.NAS_IDENTIFIER, point),
            Attribute.of(Type.NAS_PORT_TYPE, 19));
    return new Request(
        Wire.request(Code.ACCESS_REQUEST, identifier, authenticator, attributes, secret), secret);
  }

  /** A client needs no strong ones. */
  private static byte[] random() {
    var bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }

  /** A session whose counters grow with each report. */
  private record Counting(
      String acct,
      String name,
      String mac,
      String point,
      List<Attribute> classes,
      Secret secret,
      AtomicLong bytes) {
    Counting(
        String acct,
        String name,
        String mac,
        String point,
        List<Attribute> classes,
        Secret secret) {
      this(acct, name, mac, point, classes, secret, new AtomicLong());
    }

    long answered() {
      return bytes.get();
    }

    Request interim(int identifier) {
      bytes.addAndGet(BYTES_A_REPORT);
      return report(STATUS_INTERIM, identifier);
    }

    Request report(int status, int identifier) {
      var attributes = new ArrayList<Attribute>();
      attributes.add(Attribute.of(Type.USER_NAME, name));
      attributes.add(Attribute.of(Type.ACCT_STATUS_TYPE, status));
      attributes.add(Attribute.of(Type.ACCT_SESSION_ID, acct));
      attributes.add(Attribute.of(Type.CALLING_STATION_ID, mac));
      attributes.add(Attribute.of(Type.NAS_IDENTIFIER, point));
      attributes.add(Attribute.of(Type.ACCT_INPUT_OCTETS, 0));
      attributes.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, bytes.get() & 0xffff_ffffL));
      attributes.add(Attribute.of(Type.ACCT_OUTPUT_GIGAWORDS, bytes.get() >>> 32));
      attributes.addAll(classes);
      return new Request(
          Wire.request(Code.ACCOUNTING_REQUEST, identifier, attributes, secret), secret);
    }
  }
}
