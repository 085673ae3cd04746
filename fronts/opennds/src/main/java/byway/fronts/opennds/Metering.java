package byway.fronts.opennds;

import byway.contracts.access.Access;
import byway.contracts.access.CloseSession;
import byway.contracts.access.Session;
import byway.contracts.balances.ChargeAnswer;
import byway.contracts.balances.ChargeAnswer.Charged;
import byway.contracts.balances.ChargeAnswer.NotCharged;
import byway.contracts.balances.Charging;
import byway.contracts.balances.Meter;
import byway.contracts.balances.UsageReport;
import byway.fronts.opennds.Client.Seen;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What gateways have counted, charged before it is answered (row K5). */
@Singleton
class Metering {
  /**
   * With less than this left nobody is let in, and who is in is put out: gateways round to 1,024
   * bytes each way, and hold back twice that.
   */
  static final long LEAST_BYTES = 4_096;

  /** What the contract takes. */
  private static final int MOST_A_CALL = 500;

  /** A stay that began a moment ago may not be in the list yet. */
  private static final Duration NEW = Duration.ofMinutes(1);

  /** The first bytes of a new customer are granted a moment after the session has opened. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration STEP = Duration.ofMillis(100);
  private static final CloseSession GONE = new CloseSession("idle");

  private final Stays stays;
  private final Charging charging;
  private final Access access;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Metering(
      Stays stays, Charging charging, Access access, InstantSource clock, MeterRegistry metrics) {
    this.stays = stays;
    this.charging = charging;
    this.access = access;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** What a gateway must do about a client. */
  sealed interface Order {
    Client client();

    /** So many bytes more than it has told of may go through. */
    record Left(Client client, long bytes) implements Order {}

    /** Put it out. */
    record End(Client client) implements Order {}
  }

  /** Whether a client is let in that has come back with its token and a pass. */
  Order begin(Gateway gateway, Client client) {
    var session = stays.session(gateway, client);
    if (session.isEmpty()) {
      count("nobodys");
      return new Order.End(client);
    }
    long left = leftBytes(session.get());
    if (left < LEAST_BYTES) {
      count("used_up");
      var unused = charging.report(List.of(nothing(gateway, session.get())));
      return new Order.End(client);
    }
    count("let_in");
    return new Order.Left(client, left);
  }

  private long leftBytes(UUID sessionId) {
    var until = clock.instant().plus(PATIENCE);
    long left = left(sessionId);
    while (left == 0 && clock.instant().isBefore(until)) {
      pause();
      left = left(sessionId);
    }
    return left;
  }

  private long left(UUID sessionId) {
    return charging.states(List.of(sessionId)).stream()
        .filter(meter -> !meter.closed())
        .mapToLong(meter -> meter.ceilingBytes() - meter.usedBytes())
        .findFirst()
        .orElse(-1);
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private UsageReport nothing(Gateway gateway, UUID session) {
    return new UsageReport(session, gateway.deviceId(), 0, 0, true, clock.instant());
  }

  /** All that are in at a gateway now, which also says who no longer is. */
  List<Order> look(Gateway gateway, List<Seen> all) {
    var orders = new ArrayList<Order>();
    var seen = new HashMap<UUID, Seen>();
    for (var one : all) {
      var session = stays.session(gateway, one.client());
      if (session.isEmpty()) {
        count("nobodys");
        orders.add(new Order.End(one.client()));
      } else {
        seen.put(session.get(), one);
      }
    }
    var answers = charge(gateway, seen);
    var open = access.openAt(gateway.deviceId());
    var openIds = open.stream().map(Session::id).collect(Collectors.toSet());
    for (var answer : answers) {
      var one = seen.get(answer.sessionId());
      if (one != null) {
        orders.addAll(order(one, answer, openIds.contains(answer.sessionId())));
      }
    }
    endOthers(gateway, open, seen.keySet());
    return orders;
  }

  private List<ChargeAnswer> charge(Gateway gateway, Map<UUID, Seen> seen) {
    var reports =
        seen.entrySet().stream()
            .map(one -> report(gateway, one.getKey(), one.getValue(), false))
            .toList();
    var answers = new ArrayList<ChargeAnswer>();
    for (int from = 0; from < reports.size(); from += MOST_A_CALL) {
      var some = reports.subList(from, Math.min(from + MOST_A_CALL, reports.size()));
      answers.addAll(charging.report(some));
    }
    return answers;
  }

  private UsageReport report(Gateway gateway, UUID session, Seen seen, boolean isLast) {
    return new UsageReport(
        session,
        gateway.deviceId(),
        seen.usedBytesUp(),
        seen.usedBytesDown(),
        isLast,
        clock.instant());
  }

  /** One that its customer or staff have closed is charged to its last word, and put out. */
  private List<Order> order(Seen seen, ChargeAnswer answer, boolean isOpen) {
    return switch (answer) {
      case Charged charged -> {
        count("charged");
        long told = seen.usedBytesUp() + seen.usedBytesDown();
        long left = charged.ceilingBytes() - Math.max(charged.usedBytes(), told);
        yield List.of(
            isOpen && !charged.closed() && left >= LEAST_BYTES
                ? new Order.Left(seen.client(), left)
                : new Order.End(seen.client()));
      }
      case NotCharged refused -> {
        count(refused.code());
        yield refused.comeAgain() ? List.of() : List.of(new Order.End(seen.client()));
      }
    };
  }

  /** What it counted last of who is gone without a word is the last word. */
  private void endOthers(Gateway gateway, List<Session> open, Set<UUID> seen) {
    var before = clock.instant().minus(NEW);
    var gone =
        open.stream()
            .filter(session -> session.openedAt().isBefore(before))
            .map(Session::id)
            .filter(id -> !seen.contains(id))
            .toList();
    if (gone.isEmpty()) {
      return;
    }
    for (var meter : charging.states(gone)) {
      if (!meter.closed()) {
        var unused = charging.report(List.of(last(gateway, meter)));
      }
    }
    for (var id : gone) {
      count("gone");
      var unused = access.close(id, GONE);
    }
  }

  private UsageReport last(Gateway gateway, Meter meter) {
    return new UsageReport(
        meter.sessionId(),
        gateway.deviceId(),
        meter.usedBytesUp(),
        meter.usedBytesDown(),
        true,
        clock.instant());
  }

  /** The gateway's last word of a stay, to the byte. Saying it again changes nothing. */
  void end(Gateway gateway, Seen seen) {
    var session = stays.session(gateway, seen.client());
    if (session.isEmpty()) {
      count("nobodys");
      return;
    }
    switch (charging.report(List.of(report(gateway, session.get(), seen, true))).getFirst()) {
      case Charged charged -> count("ended");
      case NotCharged refused -> {
        count(refused.code());
        throw refused.comeAgain()
            ? Refusal.unavailable("not_now", "this was not charged; tell it again")
            : Refusal.invalid(refused.code(), "this was not charged and never will be");
      }
    }
  }

  private void count(String what) {
    metrics.counter("byway_opennds_clients_total", "what", what).increment();
  }
}
