package byway.hotspot.agent;

import static byway.hotspot.agent.Bench.MAC;
import static byway.hotspot.agent.Bench.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.agent.JournalEntry.SessionStands;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.SessionOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AnyOrderTest {
  private static final int KB = 1000;

  /** One thing that happens to a hotspot. */
  private record Happening(What what, int amount) {}

  private enum What {
    DOWNLOAD,
    UPLOAD,
    SECONDS,
    TOP_UP,
    CONNECTION_FAILS,
    UPLINK_DOWN,
    UPLINK_UP,
    KILLED,
    FIREWALL_ANEW,
    STARTED,
    SIGN_OUT
  }

  @Property(tries = 1000)
  void whatever_happens_what_passed_is_what_is_charged(
      @ForAll("happenings") @Size(min = 1, max = 80) List<Happening> happenings,
      @ForAll @IntRange(max = 1_000_000) int seed) {
    var bench = new Bench(seed, Bench.kept(new MemoryJournal()));
    bench.air.loss = 0.3;
    bench.air.repeat = 0.3;
    bench.air.mostDelay = Duration.ofMillis(1500);
    bench.started();
    bench.agent.clientAppears(MAC);
    var account = bench.platform.open(Bench.SESSION, MAC, 500 * KB, 0);

    for (Happening happening : happenings) {
      happen(bench, account, happening);
      assertThat(bench.client.passedBytes()).isLessThanOrEqualTo(account.ceiling);
      assertThat(account.used()).isLessThanOrEqualTo(bench.client.passedBytes());
    }

    bench.air.loss = 0;
    bench.agent.start();
    bench.agent.uplinkUp();
    bench.loop.run();
    fail(bench); // a new connection brings the snapshot
    bench.settle();
    assertThat(account.up).isEqualTo(bench.client.passedBytesUp());
    assertThat(account.down).isEqualTo(bench.client.passedBytesDown());
    if (account.settled == null) {
      assertThat(bench.client.download(account.ceiling))
          .isEqualTo(account.ceiling - account.used());
    } else {
      assertThat(bench.client.download(1)).isZero();
    }
  }

  private static void happen(Bench bench, ReferencePlatform.Account account, Happening happening) {
    int amount = happening.amount();
    switch (happening.what()) {
      case DOWNLOAD -> bench.client.download(amount * (long) KB);
      case UPLOAD -> bench.client.upload(amount * (long) KB);
      case SECONDS -> bench.seconds(amount);
      case TOP_UP -> bench.platform.topUp(account, amount * (long) KB);
      case CONNECTION_FAILS -> fail(bench);
      case UPLINK_DOWN -> bench.agent.uplinkDown();
      case UPLINK_UP -> bench.agent.uplinkUp();
      case KILLED -> bench.agent.crash();
      case FIREWALL_ANEW -> {
        // Seen by a running agent within a tick; what passes in between is what power loss costs.
        bench.agent.start();
        bench.seconds(1);
        bench.network.losePower();
        bench.agent.crash();
        bench.agent.start();
      }
      case STARTED -> bench.agent.start();
      case SIGN_OUT -> {
        if (amount < 100) {
          bench.agent.signOut(MAC);
        }
      }
    }
    if (amount % 2 == 0) {
      bench.loop.run();
    }
  }

  private static void fail(Bench bench) {
    LossyUplink uplink = bench.air.current;
    if (uplink != null) {
      uplink.fail();
    }
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return Combinators.combine(Arbitraries.of(What.class), Arbitraries.integers().between(1, 400))
        .as(Happening::new)
        .list();
  }

  @Property(tries = 400)
  void orders_lead_to_the_same_state_in_any_order_and_number(
      @ForAll("orders") @Size(min = 1, max = 20) List<SessionOrder> orders,
      @ForAll @IntRange(max = 1_000_000) int seed) {
    var random = new Random(seed);
    var otherwise = new ArrayList<>(orders);
    for (SessionOrder order : orders) {
      if (random.nextInt(3) == 0) {
        otherwise.add(order);
      }
    }
    Collections.shuffle(otherwise, random);
    assertThat(after(otherwise)).isEqualTo(after(orders));
  }

  /** What is held and what passes after some orders, with the reports lost. */
  private static List<Object> after(List<SessionOrder> orders) {
    var bench = new Bench();
    bench.air.loss = 1;
    bench.started();
    bench.agent.clientAppears(MAC);
    bench.air.loss = 0;
    bench.platform.overloaded = true;
    for (SessionOrder order : orders) {
      bench.platform.down.accept(new SessionOrders(order));
      bench.loop.run();
    }
    List<Object> state =
        new ArrayList<>(
            bench.agent.statistics().sessions().stream()
                .sorted((a, b) -> a.sessionId().compareTo(b.sessionId()))
                .collect(Collectors.toList()));
    state.add(bench.agent.statistics().access(MAC));
    state.add(bench.client.download(1_000_000_000));
    return state;
  }

  @Provide
  Arbitrary<List<SessionOrder>> orders() {
    Arbitrary<Integer> sessions = Arbitraries.integers().between(1, 3);
    Arbitrary<Long> ceilings = Arbitraries.longs().between(0, 1_000_000);
    Arbitrary<Integer> rates = Arbitraries.of(0, 8, 64);
    return Arbitraries.<SessionOrder>oneOf(
            Combinators.combine(sessions, ceilings, rates)
                .as((s, c, r) -> new SessionOrder.Open(id(s), macOf(s), c, r)),
            Combinators.combine(sessions, ceilings)
                .as((s, c) -> new SessionOrder.Ceiling(id(s), c)),
            sessions.map(s -> new SessionOrder.Close(id(s), CloseReason.REVOKED)),
            Arbitraries.just(new SessionOrder.Portal(MAC, "token")))
        .list();
  }

  private static UUID id(int session) {
    return new UUID(7, session);
  }

  /** Sessions 1 and 2 are of the same client. */
  private static MacAddress macOf(int session) {
    return session < 3 ? MAC : OTHER;
  }

  @Property(tries = 300)
  void used_bytes_only_grow_whatever_counters_and_snapshots_say(
      @ForAll @Size(max = 30) List<@IntRange(max = 1000) Integer> figures) {
    var session = new Session(id(1), 1, Instant.EPOCH);
    long used = 0;
    for (int i = 0; i < figures.size(); i++) {
      int figure = figures.get(i);
      switch (i % 3) {
        case 0 -> session.count(1, new Enforcement.Counters(figure, figure), true, Instant.EPOCH);
        case 1 -> session.adoptCharged(figure, figure * 2L);
        default -> session.raise(figure);
      }
      SessionStands stands = session.stands();
      assertThat(session.usedBytes()).isGreaterThanOrEqualTo(used);
      assertThat(stands.chargedBytesUp()).isLessThanOrEqualTo(stands.usedBytesUp());
      used = session.usedBytes();
    }
  }
}
