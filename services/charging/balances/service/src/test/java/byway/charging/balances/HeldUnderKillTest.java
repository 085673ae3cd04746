package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.UsageReport;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database is killed while a hotspot claims far more than its line carries, and while staff
 * decide: each byte is charged, held or given back, once.
 */
class HeldUnderKillTest {
  private static final int SESSIONS = 30;
  private static final long GRANTED = 1L << 40;

  @TempDir Path directory;

  private final UUID device = UUID.randomUUID();
  private final List<Spot> spots = new ArrayList<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Random random = new Random(7);
  private volatile boolean over;

  private static final class Spot {
    final UUID session = UUID.randomUUID();
    long counted;
    long ceiling;
  }

  @Test
  void a_killed_database_leaves_each_byte_charged_or_held_or_given_back() throws Exception {
    var slow = new HeldSettings(new Links(1, 1), Long.MAX_VALUE, 0);
    try (var infrastructure =
        new FaultyInfrastructure(directory, new ChargingCache(10_000, slow))) {
      for (int i = 0; i < SESSIONS; i++) {
        var account = UUID.randomUUID();
        infrastructure.grant(account, GRANTED);
        var spot = new Spot();
        spot.ceiling = infrastructure.open(spot.session, account, device).ceilingBytes();
        spots.add(spot);
      }
      var claiming = Thread.ofVirtual().start(() -> claim(infrastructure));
      for (int blow = 0; blow < 3; blow++) {
        awaitAnswers();
        decide(infrastructure, blow % 2 == 0);
        awaitAnswers();
        long before = failed.get();
        infrastructure.signal("KILL");
        FaultyInfrastructure.await("it is noticed", () -> failed.get() > before);
        decide(infrastructure, blow % 2 == 1);
      }
      awaitAnswers();
      over = true;
      claiming.join();
      FaultyInfrastructure.await("all is told", () -> report(infrastructure));
      infrastructure.assertBooks();
      assertThat(charged(infrastructure) + held(infrastructure) + givenBack(infrastructure))
          .isEqualTo(spots.stream().mapToLong(spot -> spot.counted).sum());
      assertThat(givenBack(infrastructure)).isPositive();
    }
  }

  private void claim(FaultyInfrastructure infrastructure) {
    while (!over) {
      for (var spot : spots) {
        spot.counted += Math.min(spot.ceiling - spot.counted, random.nextInt(3_000_000));
      }
      if (!report(infrastructure)) {
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  private boolean report(FaultyInfrastructure infrastructure) {
    var reports =
        spots.stream()
            .map(
                spot ->
                    new UsageReport(spot.session, device, 0, spot.counted, false, Instant.EPOCH))
            .toList();
    try {
      boolean all = true;
      var answers = infrastructure.report(reports);
      for (int i = 0; i < answers.size(); i++) {
        if (answers.get(i) instanceof Charged charged) {
          spots.get(i).ceiling = Math.max(spots.get(i).ceiling, charged.ceilingBytes());
        } else {
          all = false;
        }
      }
      (all ? answered : failed).incrementAndGet();
      return all;
    } catch (StoreFailed | Refusal e) {
      failed.incrementAndGet();
      return false;
    }
  }

  private void awaitAnswers() {
    long before = answered.get();
    FaultyInfrastructure.await("reports go on", () -> answered.get() > before + 20);
  }

  private void decide(FaultyInfrastructure infrastructure, boolean accepts) {
    FaultyInfrastructure.await(
        "it is decided",
        () -> {
          try {
            return !infrastructure.settle(device, accepts).isMore();
          } catch (StoreFailed | Refusal e) {
            return false;
          }
        });
  }

  private long charged(FaultyInfrastructure infrastructure) {
    var ids = spots.stream().map(spot -> spot.session).toList();
    return infrastructure.states(ids).stream().mapToLong(Meter::usedBytes).sum();
  }

  private long held(FaultyInfrastructure infrastructure) {
    return infrastructure.held(device).stream().mapToLong(HeldSession::heldBytes).sum();
  }

  private static long givenBack(FaultyInfrastructure infrastructure) throws SQLException {
    try (var owner = infrastructure.owner();
        var statement = owner.createStatement();
        var rows =
            statement.executeQuery(
                "select coalesce(sum(bytes), 0)::bigint from balances.settlements where not accepted")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
