package byway.fronts.radius;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.radius.Secret;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.LastHeard;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where access points can be reached. Those that this process has heard it knows; of the others it
 * asks where they were last heard, which each process notes when it changes and every ten minutes.
 * Every process hears of what is to be told, and the one that has heard the access point tells it.
 */
@Singleton
class NasAddresses {
  static final Duration NOTED_EVERY = Duration.ofMinutes(10);

  /** Where it has spoken from is where it is; after that elsewhere may be. */
  static final Duration HOME_HOLDS = Duration.ofDays(1);

  /** When it could not be noted. */
  private static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(1);

  /** After that, whoever noted it is taken to be gone, and every process tells it. */
  private static final Duration NOTE_HOLDS = NOTED_EVERY.multipliedBy(2);

  /** How long it is not asked again about one that cannot be reached from here. */
  private static final Duration NOT_ASKED = Duration.ofMinutes(1);

  private static final Logger LOG = Logger.getLogger(NasAddresses.class);
  private static final int PORT = 3_799;
  private static final int MOST = 100_000;
  private static final int MOST_NOTES_AT_ONCE = 8;

  private final AccessPoints accessPoints;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final String process;
  private final Map<UUID, Heard> heard = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> elsewhere = new ConcurrentHashMap<>();
  private final Semaphore notes = new Semaphore(MOST_NOTES_AT_ONCE);

  NasAddresses(
      AccessPoints accessPoints, Settings settings, InstantSource clock, MeterRegistry metrics) {
    this.accessPoints = accessPoints;
    this.clock = clock;
    this.metrics = metrics;
    this.process = "%s/%s".formatted(hostName(), settings.data().toAbsolutePath());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }

  /**
   * @param from none where it is heard through another server
   * @param home where it was heard before it was heard elsewhere; the same where it is at home
   * @param homeHeard when it was heard there last
   */
  private record Heard(
      Speaker speaker,
      @Nullable InetAddress from,
      @Nullable RadsecConnection connection,
      Instant noted,
      @Nullable InetAddress home,
      Instant homeHeard) {
    /**
     * Its packets may be recorded and sent again by somebody else, as good as they were: while it
     * is heard where it was before, it is nowhere else, and there again as soon as it is.
     */
    boolean isHeldAgainst(InetAddress address, Instant now) {
      return !address.equals(home) && homeHeard.plus(Speaker.SILENCE).isAfter(now);
    }

    boolean isHomeHeld(InetAddress address, Instant now) {
      return !address.equals(home) && homeHeard.plus(HOME_HOLDS).isAfter(now);
    }

    boolean isAt(@Nullable InetAddress address, @Nullable RadsecConnection by) {
      return Objects.equals(from, address) && (connection == null) == (by == null);
    }

    Heard notedAt(Instant at) {
      return new Heard(speaker, from, connection, at, home, homeHeard);
    }
  }

  /** An access point, and how it is told something. */
  record Reached(Speaker speaker, Way way) {}

  /** Through another server: it is reached where it was set to take orders. */
  void heardThroughAnother(Speaker speaker) {
    if (!speaker.accessPoint().orders().isEmpty()) {
      heard(speaker, null, null);
    }
  }

  /**
   * By its own packet, over a connection if there is one. One that proves nothing says nothing of
   * where it is: what it is told would go to whoever sent that.
   */
  void heard(Speaker speaker, @Nullable InetAddress from, @Nullable RadsecConnection connection) {
    if (!speaker.isProven()) {
      return;
    }
    var id = speaker.deviceId();
    var before = heard.get(id);
    var now = clock.instant();
    var home = from;
    var homeHeard = now;
    if (from != null && connection == null && before != null) {
      if (before.isHeldAgainst(from, now)) {
        return;
      }
      if (before.isHomeHeld(from, now)) {
        home = before.home;
        homeHeard = before.homeHeard;
      }
    }
    var noted = before != null && before.isAt(from, connection) ? before.noted : Instant.EPOCH;
    if (!noted.plus(NOTED_EVERY).isAfter(now) && notes.tryAcquire()) {
      noted = now;
      note(
          speaker,
          new LastHeard(
              from == null ? "" : from.getHostAddress(), connection != null, process, now));
    }
    if (before == null && heard.size() >= MOST) {
      heard.clear();
    }
    heard.put(id, new Heard(speaker, from, connection, noted, home, homeHeard));
  }

  private void note(Speaker speaker, LastHeard last) {
    Thread.ofVirtual()
        .name("radius-whereabouts")
        .start(
            () -> {
              try {
                speaker.context().run(() -> accessPoints.hear(speaker.deviceId(), last));
              } catch (Refusal | CallFailed e) {
                LOG.warnf("where an access point is was not noted: %s", e.getMessage());
                var again = last.at().minus(NOTED_EVERY).plus(TRIED_AGAIN_AFTER);
                heard.computeIfPresent(speaker.deviceId(), (id, now) -> now.notedAt(again));
              } finally {
                notes.release();
              }
            });
  }

  /** One that this process has heard; asks nobody. */
  Optional<Reached> here(UUID deviceId) {
    return Optional.ofNullable(heard.get(deviceId))
        .flatMap(
            known ->
                way(known.speaker.accessPoint(), known.from, known.connection)
                    .map(way -> new Reached(known.speaker, way)));
  }

  /** None where it cannot be reached from here. */
  Optional<Reached> find(UUID deviceId) {
    if (heard.containsKey(deviceId)) {
      return here(deviceId);
    }
    var now = clock.instant();
    var until = elsewhere.get(deviceId);
    if (until != null && until.isAfter(now)) {
      return Optional.empty();
    }
    var found = ask(deviceId, now);
    if (found.isEmpty()) {
      if (elsewhere.size() >= MOST) {
        elsewhere.clear();
      }
      elsewhere.put(deviceId, now.plus(NOT_ASKED));
    }
    return found;
  }

  private Optional<Reached> ask(UUID deviceId, Instant now) {
    try {
      var last = accessPoints.lastHeard(deviceId);
      if (!last.process().equals(process) && last.at().plus(NOTE_HOLDS).isAfter(now)) {
        return Optional.empty(); // that process tells it
      }
      var accessPoint = accessPoints.get(deviceId);
      var speaker = new Speaker(Context.tenantId(), accessPoint, new Secret(accessPoint.secret()));
      boolean isReachable = !last.overTls() && !last.address().isEmpty();
      return way(accessPoint, isReachable ? InetAddress.ofLiteral(last.address()) : null, null)
          .map(way -> new Reached(speaker, way));
    } catch (Refusal refusal) {
      if (refusal.isNotFound()) {
        return Optional.empty(); // no access point, or one that has not spoken yet
      }
      throw refusal;
    }
  }

  /** Where it was set to take orders; else by its connection; else where it spoke from. */
  private Optional<Way> way(
      AccessPoint accessPoint, @Nullable InetAddress from, @Nullable RadsecConnection connection) {
    var orders = accessPoint.orders();
    if (orders.isEmpty() && connection != null) {
      return Optional.of(connection);
    }
    if (orders.isEmpty() && from == null) {
      return Optional.empty();
    }
    var to = orders.isEmpty() ? new InetSocketAddress(from, PORT) : address(orders);
    return Optional.of(new UdpWay(to, new Secret(accessPoint.secret()), metrics));
  }

  private static InetSocketAddress address(String orders) {
    int colon = orders.lastIndexOf(':');
    var host = orders.substring(0, colon).replaceAll("[\\[\\]]", "");
    return new InetSocketAddress(
        InetAddress.ofLiteral(host), Integer.parseInt(orders.substring(colon + 1)));
  }
}
