package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.DeclareLinks;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.SettleUse;
import byway.charging.balances.api.UsageReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any history of hotspots whose links carry little or nothing, on a line that repeats and reorders,
 * with restarts, decisions and the rule: what was counted is charged, held or given back, each byte
 * once, at every step.
 */
class HeldHistoriesTest {
  private static final int STEPS = 50;
  private static final Till till = new Till();

  @AfterAll
  static void close() {
    till.close();
  }

  /** The same twenty worlds each time. */
  static LongStream seeds() {
    return new Random(20_261_129).longs(20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_byte_is_charged_or_held_or_given_back(long seed) {
    till.tenant = UUID.randomUUID();
    till.device = UUID.randomUUID();
    var world = new World(new Random(seed));
    for (int step = 0; step < STEPS; step++) {
      world.step();
      world.check();
    }
    world.settle();
    world.check();
    assertThat(world.held()).isZero();
    assertThat(world.charged() + world.givenBack).isEqualTo(world.counted());
  }

  /** A session as its hotspot knows it. */
  private static final class Spot {
    final UUID session = UUID.randomUUID();
    long counted;
    long ceiling;
    boolean closed;
  }

  private static final class World {
    final Random random;
    final List<UUID> accounts = List.of(UUID.randomUUID(), UUID.randomUUID());
    final List<Spot> spots = new ArrayList<>();
    final List<UsageReport> line = new ArrayList<>();
    long givenBack;

    World(Random random) {
      this.random = random;
      declare();
      accounts.forEach(account -> till.grant(account, 60_000_000));
      open();
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0 -> till.grant(any(accounts), 1 + random.nextInt(40_000_000));
        case 1 -> open();
        case 2, 3, 4 -> use(any(spots));
        case 5, 6 -> deliver();
        case 7 -> any(spots).closed |= random.nextInt(4) == 0;
        case 8 -> till.close(any(spots).session);
        case 9 -> decide(random.nextBoolean());
        case 10 -> declare();
        default -> pass();
      }
    }

    void declare() {
      int mbit = random.nextInt(3);
      var unused =
          till.review(reviews -> reviews.declare(new DeclareLinks(till.device, mbit, mbit)));
    }

    void open() {
      var spot = new Spot();
      spot.ceiling = till.open(spot.session, any(accounts)).ceilingBytes();
      spots.add(spot);
    }

    void use(Spot spot) {
      long free = spot.ceiling - spot.counted;
      if (free > 0 && !spot.closed) {
        spot.counted += random.nextInt(4) == 0 ? free : 1 + random.nextLong(free);
      }
      line.add(report(spot));
    }

    UsageReport report(Spot spot) {
      return new UsageReport(
          spot.session,
          till.device,
          spot.counted / 3,
          spot.counted - spot.counted / 3,
          spot.closed,
          till.infrastructure.clock.instant());
    }

    void deliver() {
      var arriving = new ArrayList<UsageReport>();
      for (int i = random.nextInt(4); i >= 0 && !line.isEmpty(); i--) {
        var report = any(line);
        if (random.nextInt(3) > 0) {
          line.remove(report);
        }
        arriving.add(report);
      }
      answer(arriving);
    }

    void answer(List<UsageReport> reports) {
      if (reports.isEmpty()) {
        return;
      }
      for (var answer : till.report(reports)) {
        var charged = (Charged) answer;
        spots.stream()
            .filter(spot -> spot.session.equals(charged.sessionId()))
            .forEach(spot -> spot.ceiling = Math.max(spot.ceiling, charged.ceilingBytes()));
      }
    }

    /** Of one session, or of all. */
    void decide(boolean accepts) {
      var session = random.nextBoolean() ? any(spots).session : null;
      var now = till.infrastructure.clock.instant();
      var settled =
          till.review(reviews -> reviews.settle(new SettleUse(till.device, session, accepts, now)));
      givenBack += accepts ? 0 : settled.bytes();
    }

    /** Time, and now and then another process. */
    void pass() {
      till.infrastructure.clock.advance(Duration.ofSeconds(random.nextInt(600)));
      if (random.nextBoolean()) {
        till.restart();
      }
    }

    /** Everybody reports, and all that is held is settled, by staff or by the rule. */
    void settle() {
      answer(spots.stream().map(this::report).toList());
      if (random.nextBoolean()) {
        givenBack += held();
        till.infrastructure.clock.advance(Duration.ofDays(15));
        till.giveBackHeld(14);
      } else {
        var now = till.infrastructure.clock.instant();
        var unused =
            till.review(reviews -> reviews.settle(new SettleUse(till.device, null, true, now)));
      }
    }

    void check() {
      assertThat(till.books().problems()).isEmpty();
      assertThat(till.reconciliation().unexplained()).isEmpty();
      for (var account : accounts) {
        assertThat(till.balance(account).availableBytes()).isNotNegative();
      }
      assertThat(charged() + held() + givenBack).isLessThanOrEqualTo(counted());
    }

    long charged() {
      return accounts.stream().mapToLong(account -> till.balance(account).consumedBytes()).sum();
    }

    long held() {
      List<HeldSession> here = till.review(reviews -> reviews.atHotspot(till.device));
      return here.stream().mapToLong(HeldSession::heldBytes).sum();
    }

    long counted() {
      return spots.stream().mapToLong(spot -> spot.counted).sum();
    }

    <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }
}
