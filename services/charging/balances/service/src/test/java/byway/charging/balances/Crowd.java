package byway.charging.balances;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.UsageReport;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hotspots that serve on up to what they hold, report all the time, and keep in their journals what
 * is not answered. Half of the sessions are on accounts of their own and half on one that all
 * share.
 */
final class Crowd implements AutoCloseable {
  private static final int HOTSPOTS = 8;
  private static final int SESSIONS_EACH = 24;
  private static final long GRANTED = 1L << 44;

  private final FaultyInfrastructure infrastructure;
  private final List<Hotspot> hotspots = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong answered = new AtomicLong();
  private final Map<String, AtomicLong> refused = new ConcurrentHashMap<>();
  private final AtomicReference<Throwable> wrong = new AtomicReference<>();
  private volatile boolean over;
  private long usedByOthers;

  Crowd(FaultyInfrastructure infrastructure) {
    this.infrastructure = infrastructure;
    infrastructure.tenant = UUID.randomUUID();
    var shared = UUID.randomUUID();
    infrastructure.grant(shared, GRANTED);
    for (int i = 0; i < HOTSPOTS; i++) {
      hotspots.add(new Hotspot(shared, new Random(i)));
    }
    var serving =
        Thread.ofVirtual().uncaughtExceptionHandler((thread, thrown) -> wrong.set(thrown));
    hotspots.forEach(hotspot -> threads.add(serving.start(hotspot::live)));
  }

  /** Reports that were answered as charged so far. */
  long answered() {
    return answered.get();
  }

  /** Reports that were refused, or not answered at all, so far. */
  long refused() {
    return refused.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** By which codes. */
  Map<String, Long> refusedBy() {
    return refused.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get()));
  }

  /** By others, whose reports are settled with these. */
  void alsoUsed(long bytes) {
    usedByOthers += bytes;
  }

  void awaitCharges() {
    long before = answered();
    FaultyInfrastructure.await(
        "charges go on; refused so far: " + refused,
        () -> answered() > before + 3L * HOTSPOTS * SESSIONS_EACH);
  }

  /** Nobody serves any more; everything in the journals is reported until it is charged. */
  void settle() throws InterruptedException {
    close();
    for (var hotspot : hotspots) {
      FaultyInfrastructure.await("all of the journal is charged: " + refused, hotspot::report);
    }
    for (var hotspot : hotspots) {
      hotspot.assertMetersAgree();
    }
    infrastructure.assertExact(usedByOthers + hotspots.stream().mapToLong(Hotspot::used).sum());
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (var thread : threads) {
      thread.join();
    }
    assertThat(wrong.get()).isNull();
  }

  /** A session as its hotspot knows it. */
  private static final class Stay {
    final UUID session = UUID.randomUUID();
    long used;
    long ceiling;
    long toldCharged;
  }

  private final class Hotspot {
    private final UUID device = UUID.randomUUID();
    private final List<Stay> stays = new ArrayList<>();
    private final Random random;

    Hotspot(UUID shared, Random random) {
      this.random = random;
      for (int i = 0; i < SESSIONS_EACH; i++) {
        var account = i % 2 == 0 ? shared : UUID.randomUUID();
        if (i % 2 == 1) {
          infrastructure.grant(account, GRANTED);
        }
        var stay = new Stay();
        stay.ceiling = infrastructure.open(stay.session, account, device).ceilingBytes();
        stays.add(stay);
      }
    }

    void live() {
      while (!over) {
        for (var stay : stays) {
          stay.used += Math.min(stay.ceiling - stay.used, random.nextInt(50_000));
        }
        if (!report()) {
          LockSupport.parkNanos(5_000_000);
        }
      }
    }

    /** Whether all of it was charged. */
    boolean report() {
      var now = Instant.now();
      var reports =
          stays.stream()
              .map(
                  stay ->
                      new UsageReport(
                          stay.session,
                          device,
                          stay.used / 3,
                          stay.used - stay.used / 3,
                          false,
                          now))
              .toList();
      try {
        boolean all = true;
        var answers = infrastructure.report(reports);
        for (int i = 0; i < answers.size(); i++) {
          switch (answers.get(i)) {
            case Charged charged -> take(stays.get(i), charged);
            case NotCharged not -> {
              assertThat(not.comeAgain()).isTrue();
              refuse(not.code());
              all = false;
            }
          }
        }
        return all;
      } catch (StoreFailed e) {
        assertThat(e.isOfTheData()).as("%s", e).isFalse();
        refuse("away " + e.state());
      } catch (Refusal e) {
        refuse(e.code());
      }
      return false;
    }

    private void take(Stay stay, Charged charged) {
      stay.ceiling = Math.max(stay.ceiling, charged.ceilingBytes());
      stay.toldCharged = Math.max(stay.toldCharged, charged.usedBytes());
      answered.incrementAndGet();
    }

    private void refuse(String code) {
      refused.computeIfAbsent(code, name -> new AtomicLong()).incrementAndGet();
    }

    /** What was ever answered is durable, and what was used is charged. */
    void assertMetersAgree() {
      var meters =
          infrastructure.states(stays.stream().map(stay -> stay.session).toList()).stream()
              .collect(Collectors.toMap(Meter::sessionId, Function.identity()));
      for (var stay : stays) {
        var meter = requireNonNull(meters.get(stay.session));
        assertThat(meter.usedBytesUp() + meter.usedBytesDown())
            .isEqualTo(stay.used)
            .isGreaterThanOrEqualTo(stay.toldCharged);
        assertThat(meter.ceilingBytes()).isGreaterThanOrEqualTo(stay.ceiling);
      }
    }

    long used() {
      return stays.stream().mapToLong(stay -> stay.used).sum();
    }
  }
}
