package byway.fronts.devicelink;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.hotspot.protocol.MacAddress;
import byway.hotspot.protocol.Prospects;
import byway.hotspot.protocol.Prospects.Prospect;
import byway.hotspot.protocol.ProtocolLimits;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.Snapshot;
import byway.hotspot.protocol.Snapshot.HeldSession;
import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return held.isEmpty()
        ? List.of(new Snapshot(List.of()))
        : parted(held).map(Snapshot::new).toList();
  }

  /** For the clients of a hotspot to see; none where that cannot be said now. */
  List<Prospects> prospects(List<Session> sessions) {
    try {
      var meters = meters(sessions);
      var left = new HashMap<UUID, Long>();
      var prospects = new ArrayList<Prospect>();
      for (var session : sessions) {
        var meter = meters.get(session.id());
        if (meter != null && !meter.closed()) {
          long leftBytes =
              left.computeIfAbsent(
                  session.customerId(), account -> balances.balance(account).leftBytes());
          prospects.add(new Prospect(session.id(), meter.usedBytes() + leftBytes));
        }
      }
      return parted(prospects).map(Prospects::new).toList();
    } catch (Refusal | CallFailed e) {
      return List.of();
    }
  }

  List<Prospects> prospects(UUID deviceId) {
    return prospects(access.openAt(deviceId));
  }

  /** As many in each as a message takes. */
  private static <T> Stream<List<T>> parted(List<T> all) {
    return Stream.iterate(0, from -> from < all.size(), from -> from + ProtocolLimits.ITEMS)
        .map(
            from ->
                List.copyOf(all.subList(from, Math.min(from + ProtocolLimits.ITEMS, all.size()))));
  }

  private Map<UUID, Meter> meters(List<Session> sessions) {
    return sessions.isEmpty()
        ? Map.of()
        : charging.states(sessions.stream().map(Session::id).toList()).stream()
            .collect(Collectors.toMap(Meter::sessionId, Function.identity()));
  }
}
