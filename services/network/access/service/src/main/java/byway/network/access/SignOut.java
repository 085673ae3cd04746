package byway.network.access;

import byway.kit.context.Context;
import byway.kit.store.Store;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.network.access.api.Session;
import byway.network.access.api.SessionClosed;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Closes sessions, and afterwards their meters. */
@Singleton
final class SignOut {
  private static final Set<String> REASONS =
      Set.of("signed_out", "staff", "replaced", "idle", "device_lost");
  private static final int BATCH = 100;

  private final AccessStore store;
  private final EndMeter endMeter;
  private final InstantSource clock;

  SignOut(AccessStore store, EndMeter endMeter, InstantSource clock) {
    this.store = store;
    this.endMeter = endMeter;
    this.clock = clock;
  }

  /** Closing what is closed changes nothing. */
  Session close(UUID id, String reason) {
    if (!REASONS.contains(reason)) {
      throw Refusal.invalid("reason_unknown", "a session is not closed for this reason");
    }
    var closed = store.write(tx -> close(tx, id, reason));
    if (closed.isPresent()) {
      endMeter.of(id);
      return closed.get();
    }
    return store
        .read(tx -> Sessions.find(tx, id))
        .orElseThrow(() -> Refusal.notFound("the session"));
  }

  /** Ends all sessions at a hotspot that is out of service. */
  void closeAllAt(UUID deviceId) {
    while (!close(tx -> Sessions.openAt(tx, deviceId, BATCH), "device_lost").isEmpty()) {}
  }

  /**
   * Ends all that was opened on an account until then: by whoever had it before, or with data that
   * was taken back.
   */
  void closeAllOf(UUID customerId, Instant before) {
    var tenant = Context.tenantId();
    while (!close(tx -> Sessions.openOfBefore(tx, tenant, customerId, before, BATCH), "signed_out")
        .isEmpty()) {}
  }

  /** Ends all that a customer has open, of whom none is let in any more. */
  void closeAllOf(UUID customerId) {
    closeAllOf(customerId, clock.instant());
  }

  /** Ends all sessions of the operator, which may serve nobody any more. */
  void closeAll() {
    var tenant = Context.tenantId();
    while (!close(tx -> Sessions.open(tx, tenant, BATCH), "staff").isEmpty()) {}
  }

  /** Closes those that are found, and are still open, in one transaction. */
  List<Session> close(Store.Work<List<Session>> found, String reason) {
    var closed =
        store.<List<Session>>write(
            tx ->
                found.in(tx).stream()
                    .flatMap(session -> close(tx, session.id(), reason).stream())
                    .toList());
    closed.forEach(session -> endMeter.of(session.id()));
    return closed;
  }

  /** Closes within a transaction of the caller, who then ends the meter of what was closed. */
  Optional<Session> close(Tx tx, UUID id, String reason) {
    var closed = Sessions.close(tx, id, reason, clock.instant());
    closed.ifPresent(
        session -> {
          LooseMeters.doom(tx, Context.tenantId(), id, clock.instant());
          publish(tx, session);
        });
    return closed;
  }

  /** Its hotspot has ended it, with its meter. */
  void ended(Tx tx, UUID id) {
    Sessions.close(tx, id, "idle", clock.instant()).ifPresent(session -> publish(tx, session));
  }

  private static void publish(Tx tx, Session session) {
    var at = session.closedAt();
    var reason = session.closedFor();
    if (at == null || reason == null) {
      throw new IllegalStateException("this session is open: " + session.id());
    }
    tx.publish(
        new SessionClosed(
            session.id(), session.deviceId(), session.mac(), session.customerId(), reason, at));
  }
}
