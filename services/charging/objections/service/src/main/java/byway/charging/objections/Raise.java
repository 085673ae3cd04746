package byway.charging.objections;

import byway.charging.balances.api.Charging;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.Reviews;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.ObjectionRaised;
import byway.charging.objections.api.ObjectionState;
import byway.charging.objections.api.RaiseObjection;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Takes an objection: what is open ends, and the rest is for staff. */
@Singleton
final class Raise {
  private static final int LONGEST_NOTE = 500;
  private static final int MOST_OPEN = 20;
  private static final Duration LATEST = Duration.ofDays(90);

  private final ObjectionsStore store;
  private final Access access;
  private final Charging charging;
  private final Reviews reviews;
  private final ObjectionTasks tasks;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Raise(
      ObjectionsStore store,
      Access access,
      Charging charging,
      Reviews reviews,
      ObjectionTasks tasks,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.access = access;
    this.charging = charging;
    this.reviews = reviews;
    this.tasks = tasks;
    this.clock = clock;
    this.metrics = metrics;
  }

  Objection raise(RaiseObjection command) {
    var note = command.note();
    if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
      throw Refusal.invalid("note_invalid", "at most " + LONGEST_NOTE + " characters");
    }
    var session = access.get(command.sessionId());
    if (!session.customerId().equals(command.customerId())) {
      throw Refusal.notFound("the session");
    }
    if (session.openedAt().isBefore(clock.instant().minus(LATEST))) {
      throw Refusal.conflict(
          "too_late", "it began more than %d days ago".formatted(LATEST.toDays()));
    }
    long used = used(session.id());
    if (used == 0 && held(session) == 0) {
      throw Refusal.conflict("nothing_used", "nothing was used in this session");
    }
    var objection = of(command, session, used);
    return store.write(tx -> keep(tx, Context.tenantId(), objection));
  }

  private long used(UUID sessionId) {
    return charging.states(List.of(sessionId)).stream().mapToLong(Meter::usedBytes).sum();
  }

  private long held(Session session) {
    return reviews.ofAccount(session.customerId()).stream()
        .filter(one -> one.sessionId().equals(session.id()))
        .mapToLong(HeldSession::heldBytes)
        .sum();
  }

  private Objection of(RaiseObjection command, Session session, long used) {
    return new Objection(
        command.id(),
        command.customerId(),
        session.deviceId(),
        session.id(),
        used,
        command.note().strip(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        ObjectionState.OPEN,
        null,
        null,
        null,
        0);
  }

  private Objection keep(Tx tx, UUID tenant, Objection one) {
    var before = ObjectionRows.ofSessions(tx, List.of(one.sessionId()));
    if (!before.isEmpty()) {
      return before.getFirst();
    }
    if (ObjectionRows.countOpenOf(tx, tenant, one.customerId()) >= MOST_OPEN) {
      throw Refusal.conflict("too_many", MOST_OPEN + " of yours are still open");
    }
    if (!ObjectionRows.add(tx, tenant, one)) {
      var same = ObjectionRows.find(tx, one.id());
      return same.isPresent() && same.get().sessionId().equals(one.sessionId())
          ? same.get()
          : ObjectionRows.ofSessions(tx, List.of(one.sessionId())).stream()
              .findFirst()
              .orElseThrow(() -> Refusal.conflict("key_reused", "this id is another objection's"));
    }
    tasks.endAccess(tx, one.id());
    tx.publish(
        new ObjectionRaised(
            one.id(), one.customerId(), one.deviceId(), one.sessionId(), one.usedBytes()));
    tx.afterCommit(() -> metrics.counter("byway_objections_total", "state", "open").increment());
    return one;
  }
}
