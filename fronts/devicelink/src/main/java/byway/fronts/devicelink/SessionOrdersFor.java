package byway.fronts.devicelink;

import byway.contracts.access.Access;
import byway.contracts.access.Session;
import byway.contracts.balances.Balances;
import byway.contracts.balances.Charging;
import byway.contracts.balances.Meter;
import byway.hotspot.protocol.Limits;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.Prospects;
import byway.hotspot.protocol.Prospects.Prospect;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.Snapshot;
import byway.hotspot.protocol.Snapshot.HeldSession;
import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sessions, of access, with their ceilings, of balances, as a hotspot is told of them. */
@Singleton
class SessionOrdersFor {
  /** No limit of the rate: it is a setting of the hotspot, not yet of the session. */
  private static final int ANY_RATE = 0;

  private final Access access;
  private final Charging charging;
  private final Balances balances;

  SessionOrdersFor(Access access, Charging charging, Balances balances) {
    this.access = access;
    this.charging = charging;
    this.balances = balances;
  }

  List<SessionOrder> open(List<Session> sessions) {
    var meters = meters(sessions);
    var orders = new ArrayList<SessionOrder>();
    for (var session : sessions) {
      var meter = meters.get(session.id());
      if (meter != null && !meter.closed()) {
        orders.add(
            new SessionOrder.Open(
                session.id(), MacAddress.parse(session.mac()), meter.ceilingBytes(), ANY_RATE));
      }
    }
    return orders;
  }

  /** Everything open at a hotspot: what was lost on the way is healed by it. */
  List<Snapshot> snapshots(UUID deviceId) {
    var sessions = access.openAt(deviceId);
    var meters = meters(sessions);
    var held = new ArrayList<HeldSession>();
    for (var session : sessions) {
      var meter = meters.get(session.id());
      if (meter != null && !meter.closed()) {
        held.add(
            new HeldSession(
                session.id(),
                MacAddress.parse(session.mac()),
                meter.ceilingBytes(),
                ANY_RATE,
                meter.usedBytesUp(),
                meter.usedBytesDown()));
      }
    }
    var snapshots = new ArrayList<Snapshot>();
    for (int from = 0; from == 0 || from < held.size(); from += Limits.ITEMS) {
      snapshots.add(
          new Snapshot(
              List.copyOf(held.subList(from, Math.min(from + Limits.ITEMS, held.size())))));
    }
    return snapshots;
  }

  /** For the clients of a hotspot to see; empty where that cannot be said now. */
  Optional<Prospects> prospects(List<Session> sessions) {
    try {
      var meters = meters(sessions);
      var left = new HashMap<UUID, Long>();
      var prospects = new ArrayList<Prospect>();
      for (var session : sessions.subList(0, Math.min(Limits.ITEMS, sessions.size()))) {
        var meter = meters.get(session.id());
        if (meter != null && !meter.closed()) {
          long leftBytes =
              left.computeIfAbsent(
                  session.customerId(), account -> balances.balance(account).leftBytes());
          prospects.add(new Prospect(session.id(), meter.usedBytes() + leftBytes));
        }
      }
      return prospects.isEmpty() ? Optional.empty() : Optional.of(new Prospects(prospects));
    } catch (Refusal | CallFailed e) {
      return Optional.empty();
    }
  }

  Optional<Prospects> prospects(UUID deviceId) {
    return prospects(access.openAt(deviceId));
  }

  private Map<UUID, Meter> meters(List<Session> sessions) {
    return sessions.isEmpty()
        ? Map.of()
        : charging.states(sessions.stream().map(Session::id).toList()).stream()
            .collect(Collectors.toMap(Meter::sessionId, Function.identity()));
  }
}
