package byway.charging.objections;

import byway.charging.balances.api.Charging;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Reviews;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.Stay;
import byway.kit.values.Page;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A customer's sessions beside what was charged of each, is held back, and objected to. */
@Singleton
final class Stays {
  private final ObjectionsStore store;
  private final Access access;
  private final Charging charging;
  private final Reviews reviews;

  Stays(ObjectionsStore store, Access access, Charging charging, Reviews reviews) {
    this.store = store;
    this.access = access;
    this.charging = charging;
    this.reviews = reviews;
  }

  Page<Stay> of(UUID customerId, int limit, @Nullable String cursor) {
    var sessions = access.list(customerId, limit, cursor);
    var ids = sessions.items().stream().map(Session::id).toList();
    if (ids.isEmpty()) {
      return new Page<>(List.of(), sessions.next());
    }
    var meters = by(charging.states(ids), Meter::sessionId);
    var held = by(reviews.ofAccount(customerId), HeldSession::sessionId);
    var objections = by(store.read(tx -> ObjectionRows.ofSessions(tx, ids)), Objection::sessionId);
    var stays =
        sessions.items().stream()
            .map(one -> stay(one, meters.get(one.id()), held.get(one.id()), objections))
            .toList();
    return new Page<>(stays, sessions.next());
  }

  private static Stay stay(
      Session session,
      @Nullable Meter meter,
      @Nullable HeldSession held,
      Map<UUID, Objection> objections) {
    var objection = objections.get(session.id());
    return new Stay(
        session.id(),
        session.deviceId(),
        session.openedAt(),
        session.closedAt(),
        meter == null ? 0 : meter.usedBytes(),
        held == null ? 0 : held.heldBytes(),
        objection == null ? null : objection.state());
  }

  private static <T> Map<UUID, T> by(List<T> some, Function<T, UUID> key) {
    return some.stream().collect(Collectors.toMap(key, Function.identity(), (one, same) -> one));
  }
}
