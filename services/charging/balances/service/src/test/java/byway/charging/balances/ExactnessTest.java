package byway.charging.balances;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.UsageReport;
import byway.kit.values.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Charging is exact under any weather: hotspots that count within the ceilings they hold, on a line
 * that loses, repeats and reorders both reports and answers, restarts on both sides, top-ups and
 * refunds.
 */
class ExactnessTest {
  private static final int STEPS = 40;
  static final Till till = new Till();

  @AfterAll
  static void close() {
    till.close();
  }

  /** The same twenty-five worlds each time: what fails here fails again. */
  static LongStream seeds() {
    return new Random(20_261_121).longs(25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_was_used_is_what_is_charged(long seed) {
    till.tenant = UUID.randomUUID();
    var world = new World(new Random(seed));
    for (int step = 0; step < STEPS; step++) {
      world.step();
      world.check();
    }
    world.settle();
    world.check();
    assertThat(world.charged()).isEqualTo(world.counted());
  }

  /** A session as its hotspot knows it. */
  private static final class Spot {
    final UUID session = UUID.randomUUID();
    final UUID account;
    long up;
    long down;
    long journalUp;
    long journalDown;
    long ceiling;
    boolean closed;

    Spot(UUID account) {
      this.account = account;
    }
  }

  private static final class World {
    final Random random;
    final List<UUID> accounts = List.of(UUID.randomUUID(), UUID.randomUUID());
    final List<Spot> spots = new ArrayList<>();
    final List<UsageReport> line = new ArrayList<>();
    final Map<UUID, UUID> bought = new HashMap<>();

    World(Random random) {
      this.random = random;
      spots.add(open(accounts.getFirst()));
    }

    void step() {
      switch (random.nextInt(10)) {
        case 0 -> topUp(any(accounts));
        case 1 -> spots.add(open(any(accounts)));
        case 2, 3, 4 -> use(any(spots));
        case 5, 6 -> deliver();
        case 7 -> any(spots).closed |= random.nextInt(4) == 0;
        case 8 -> refundOrEnd();
        default -> crash();
      }
    }

    Spot open(UUID account) {
      var spot = new Spot(account);
      spot.ceiling = till.open(spot.session, account).ceilingBytes();
      return spot;
    }

    void topUp(UUID account) {
      var key = UUID.randomUUID();
      till.grant(
          key, account, 1 + random.nextInt(40_000_000), new Money(1 + random.nextInt(999), "EUR"));
      bought.put(key, account);
    }

    /**
     * The hotspot lets through what its ceiling allows, writes it down, and reports, or not yet.
     */
    void use(Spot spot) {
      long free = spot.ceiling - spot.up - spot.down;
      if (free > 0 && !spot.closed) {
        long bytes = random.nextInt(4) == 0 ? free : 1 + random.nextLong(free);
        long up = random.nextLong(bytes + 1);
        spot.up += up;
        spot.down += bytes - up;
      }
      spot.journalUp = spot.up;
      spot.journalDown = spot.down;
      line.add(report(spot));
    }

    UsageReport report(Spot spot) {
      return new UsageReport(
          spot.session,
          till.device,
          spot.up,
          spot.down,
          spot.closed,
          till.infrastructure.clock.instant());
    }

    /** Any of the reports on the way arrives, alone or with others; some arrive again later. */
    void deliver() {
      var arriving = new ArrayList<UsageReport>();
      for (int i = random.nextInt(4); i >= 0 && !line.isEmpty(); i--) {
        var report = any(line);
        if (random.nextInt(3) > 0) {
          line.remove(report);
        }
        if (random.nextInt(5) > 0) {
          arriving.add(report);
        }
      }
      answer(arriving);
    }

    void answer(List<UsageReport> reports) {
      if (reports.isEmpty()) {
        return;
      }
      for (var answer : till.report(reports)) {
        var charged = (Charged) answer;
        boolean lost = random.nextInt(4) == 0;
        spots.stream()
            .filter(spot -> spot.session.equals(charged.sessionId()) && !lost)
            .forEach(spot -> spot.ceiling = Math.max(spot.ceiling, charged.ceilingBytes()));
      }
    }

    void refundOrEnd() {
      if (random.nextInt(3) == 0) {
        till.close(any(spots).session);
      } else if (!bought.isEmpty()) {
        var sale = any(List.copyOf(bought.entrySet()));
        till.withdraw(sale.getValue(), sale.getKey());
      }
    }

    /**
     * A hotspot comes back with what its journal says, or the server with what its database says.
     */
    void crash() {
      if (random.nextBoolean()) {
        till.restart();
      } else {
        var spot = any(spots);
        spot.up = spot.journalUp;
        spot.down = spot.journalDown;
      }
    }

    /** The line is whole at last: everybody reports. */
    void settle() {
      answer(spots.stream().map(this::report).toList());
    }

    void check() {
      var books = till.books();
      assertThat(books.problems()).isEmpty();
      for (var account : accounts) {
        assertThat(till.balance(account).availableBytes()).isNotNegative();
      }
      assertThat(charged()).isLessThanOrEqualTo(counted());
    }

    long charged() {
      return accounts.stream().mapToLong(account -> till.balance(account).consumedBytes()).sum();
    }

    long counted() {
      return spots.stream().mapToLong(spot -> spot.up + spot.down).sum();
    }

    <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }
}
