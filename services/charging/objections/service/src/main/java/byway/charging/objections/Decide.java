package byway.charging.objections;

import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.charging.objections.api.DecideObjection;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.ObjectionDecided;
import byway.charging.objections.api.ObjectionState;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.people.staff.api.Approvals;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Staff believe an objection or do not; what follows is a task of the same transaction. */
@Singleton
final class Decide {
  private static final int LONGEST_ANSWER = 500;

  private final ObjectionsStore store;
  private final Charging charging;
  private final Approvals approvals;
  private final ObjectionTasks tasks;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  Decide(
      ObjectionsStore store,
      Charging charging,
      Approvals approvals,
      ObjectionTasks tasks,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.charging = charging;
    this.approvals = approvals;
    this.tasks = tasks;
    this.clock = clock;
    this.metrics = metrics;
  }

  Objection decide(UUID id, DecideObjection command) {
    var answer = command.answer();
    if (answer.isBlank() || answer.length() > LONGEST_ANSWER || answer.indexOf('\0') >= 0) {
      throw Refusal.invalid("answer_invalid", "1 to %d characters".formatted(LONGEST_ANSWER));
    }
    var found = store.read(tx -> ObjectionRows.find(tx, id)).orElseThrow(Decide::notFound);
    long used =
        command.accepts()
            ? charging.states(List.of(found.sessionId())).stream().mapToLong(Meter::usedBytes).sum()
            : 0;
    boolean needsTwo = command.accepts() && approvals.limits().needGrant(used);
    var staff = Context.current().principal().id();
    return store.write(tx -> decide(tx, id, command, new Deciding(used, needsTwo, staff)));
  }

  /**
   * What is known before the row is locked.
   *
   * @param bytes that are given back
   * @param by none where the platform itself decides
   */
  private record Deciding(long bytes, boolean needsTwo, @Nullable UUID by) {}

  private Objection decide(Tx tx, UUID id, DecideObjection command, Deciding deciding) {
    var one = ObjectionRows.lock(tx, id).orElseThrow(Decide::notFound);
    var state = command.accepts() ? ObjectionState.ACCEPTED : ObjectionState.REFUSED;
    if (!one.isOpen()) {
      if (one.state() == state) {
        return one;
      }
      throw Refusal.conflict("decided", "it is decided already");
    }
    if (deciding.needsTwo && deciding.by != null) {
      if (one.agreedBy() == null) {
        ObjectionRows.agree(tx, id, deciding.by);
        return ObjectionRows.find(tx, id).orElseThrow(Decide::notFound);
      }
      if (one.agreedBy().equals(deciding.by)) {
        throw Refusal.conflict("own_request", "another of the staff has to agree to so much");
      }
    }
    var decided = decided(one, state, command.answer().strip(), deciding.bytes);
    ObjectionRows.decide(tx, decided);
    tasks.followDecision(tx, id);
    tx.publish(
        new ObjectionDecided(
            id,
            one.customerId(),
            one.deviceId(),
            one.sessionId(),
            command.accepts(),
            deciding.bytes));
    var counted = state.name().toLowerCase(Locale.ROOT);
    tx.afterCommit(() -> metrics.counter("byway_objections_total", "state", counted).increment());
    return decided;
  }

  private Objection decided(Objection one, ObjectionState state, String answer, long bytes) {
    return new Objection(
        one.id(),
        one.customerId(),
        one.deviceId(),
        one.sessionId(),
        one.usedBytes(),
        one.note(),
        one.raisedAt(),
        state,
        one.agreedBy(),
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        answer,
        bytes);
  }

  private static Refusal notFound() {
    return Refusal.notFound("the objection");
  }
}
