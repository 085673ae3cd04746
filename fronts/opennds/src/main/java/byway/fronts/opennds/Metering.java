package byway.fronts.opennds;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.UsageReport;
import byway.fronts.metering.LastWords;
import byway.fronts.metering.Reports;
import byway.fronts.opennds.Client.Seen;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
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
import org.jspecify.annotations.Nullable;

/**
 * What gateways have counted, charged before it is answered: a report that is lost, repeated, late
 * or out of order loses no byte and charges none twice.
 */
@Singleton
class Metering {
  /**
   * With less than this left nothing goes through: gateways round to 1,024 bytes each way, and hold
   * back twice that.
   */
  static final long LEAST_BYTES = 4_096;

  /**
   * A stay that began a moment ago may not be in the list yet, and the first bytes of a new
   * customer may not be granted yet.
   */
  private static final Duration NEW = Duration.ofMinutes(1);

  private final Stays stays;
  private final Replaced replaced;
  private final Reports reports;
  private final LastWords lastWords;
  private final Charging charging;
  private final Balances balances;
  private final Access access;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Metering(
      Stays stays,
      Replaced replaced,
      Reports reports,
      LastWords lastWords,
      Charging charging,
      Balances balances,
      Access access,
      InstantSource clock,
      MeterRegistry metrics) {
    this.stays = stays;
    this.replaced = replaced;
    this.reports = reports;
    this.lastWords = lastWords;
    this.charging = charging;
    this.balances = balances;
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
    var id = stays.session(gateway, client);
    if (id.isEmpty()) {
      count("nobodys");
      return new Order.End(client);
    }
    long left = leftBytes(id.get());
    if (left >= LEAST_BYTES) {
      count("let_in");
      return new Order.Left(client, left);
    }
    if (left >= 0 && mayGetMore(access.get(id.get()), left)) {
      count("held");
      return new Order.Left(client, 0);
    }
    count("used_up");
    lastWords.say(gateway.tenantId(), gateway.deviceId(), List.of(id.get()));
    stays.ended(id.get()); // who was not let in keeps the token, and comes back with more
    return new Order.End(client);
  }

  /** Negative where its meter is closed. */
  private long leftBytes(UUID sessionId) {
    return charging.states(List.of(sessionId)).stream()
        .filter(meter -> !meter.closed())
        .mapToLong(meter -> meter.ceilingBytes() - meter.usedBytes())
        .findFirst()
        .orElse(-1);
  }

  /**
   * Who has run dry stays in where more may come by itself: the rest of her balance is reserved for
   * another session of hers, or the first bytes of a new customer are on their way.
   */
  private boolean mayGetMore(Session session, long leftBytes) {
    var balance = balances.balance(session.customerId());
    return balance.grantedBytes() == 0
        ? session.openedAt().isAfter(clock.instant().minus(NEW))
        : balance.leftBytes() - leftBytes >= LEAST_BYTES;
  }

  /** All that are in at a gateway now, which also says who no longer is. */
  List<Order> look(Gateway gateway, List<Seen> all) {
    lastWords.say(gateway.tenantId(), gateway.deviceId(), replaced.silent(gateway));
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
    var openById = open.stream().collect(Collectors.toMap(Session::id, session -> session));
    for (var answer : answers) {
      var one = seen.get(answer.sessionId());
      if (one != null) {
        orders.addAll(order(one, answer, openById.get(answer.sessionId())));
      }
    }
    endOthers(gateway, open, seen.keySet());
    return orders;
  }

  private List<ChargeAnswer> charge(Gateway gateway, Map<UUID, Seen> seen) {
    var usage =
        seen.entrySet().stream()
            .map(one -> report(gateway, one.getKey(), one.getValue(), false))
            .toList();
    return reports.chargeAll(gateway.tenantId(), usage);
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
  private List<Order> order(Seen seen, ChargeAnswer answer, @Nullable Session open) {
    return switch (answer) {
      case Charged charged -> {
        count("charged");
        yield List.of(
            open == null || charged.closed()
                ? new Order.End(seen.client())
                : goOn(seen, charged, open));
      }
      case NotCharged refused -> {
        count(refused.code());
        yield refused.comeAgain() ? List.of() : List.of(new Order.End(seen.client()));
      }
    };
  }

  private Order goOn(Seen seen, Charged charged, Session session) {
    long told = seen.usedBytesUp() + seen.usedBytesDown();
    long left = charged.ceilingBytes() - Math.max(charged.usedBytes(), told);
    if (left >= LEAST_BYTES) {
      return new Order.Left(seen.client(), left);
    }
    return mayGetMore(session, charged.ceilingBytes() - charged.usedBytes())
        ? new Order.Left(seen.client(), 0)
        : new Order.End(seen.client());
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
    for (var id : gone) {
      count("gone");
      stays.ended(id);
    }
    lastWords.end(gateway.tenantId(), gateway.deviceId(), gone, "idle");
  }

  /** The gateway's last word of a stay, to the byte. Saying it again changes nothing. */
  void end(Gateway gateway, Seen seen) {
    var session = stays.session(gateway, seen.client());
    if (session.isEmpty()) {
      count("nobodys");
      return;
    }
    var last = List.of(report(gateway, session.get(), seen, true));
    switch (reports.chargeAll(gateway.tenantId(), last).getFirst()) {
      case Charged charged -> {
        stays.ended(session.get());
        count("ended");
      }
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
