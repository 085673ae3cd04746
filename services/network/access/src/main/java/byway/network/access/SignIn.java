package byway.network.access;

import byway.contracts.access.OpenSession;
import byway.contracts.access.Session;
import byway.contracts.access.SessionOpened;
import byway.contracts.access.Visit;
import byway.contracts.balances.Charging;
import byway.contracts.balances.OpenMeter;
import byway.contracts.devices.Devices;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions. The meter comes first, noted as loose until the session is there: a crash at any
 * point leaves either a session with its meter, or a loose meter that is ended later.
 */
@Singleton
final class SignIn {
  static final int MOST_AT_A_DEVICE = 1_000;

  private final AccessStore store;
  private final Charging charging;
  private final Devices devices;
  private final SignOut signOut;
  private final EndMeter endMeter;
  private final Ids ids;
  private final InstantSource clock;

  SignIn(
      AccessStore store,
      Charging charging,
      Devices devices,
      SignOut signOut,
      EndMeter endMeter,
      Ids ids,
      InstantSource clock) {
    this.store = store;
    this.charging = charging;
    this.devices = devices;
    this.signOut = signOut;
    this.endMeter = endMeter;
    this.ids = ids;
    this.clock = clock;
  }

  Session open(OpenSession command) {
    var visit =
        store
            .read(tx -> Visits.find(tx, command.visitToken(), clock.instant()))
            .orElseThrow(() -> Refusal.notFound("the visit"));
    if (devices.get(visit.deviceId()).blocked()) {
      throw Refusal.conflict("device_blocked", "this hotspot is out of service");
    }
    var customer = command.customerId();
    return goOn(visit, customer).orElseGet(() -> begin(visit, customer));
  }

  /**
   * The customer's own session there, unless its hotspot has ended it and the news is on its way.
   */
  private Optional<Session> goOn(Visit visit, UUID customer) {
    var open =
        store
            .read(tx -> Sessions.openOf(tx, visit.deviceId(), visit.mac()))
            .filter(session -> session.customerId().equals(customer));
    if (open.isPresent() && charging.open(meterOf(open.get())).closed()) {
      store.change(tx -> signOut.ended(tx, open.get().id()));
      return Optional.empty();
    }
    return open;
  }

  private static OpenMeter meterOf(Session session) {
    return new OpenMeter(session.id(), session.customerId(), session.deviceId());
  }

  private Session begin(Visit visit, UUID customer) {
    var id = ids.next();
    store.change(tx -> LooseMeters.expect(tx, Context.tenantId(), id, clock.instant()));
    var unused = charging.open(new OpenMeter(id, customer, visit.deviceId()));
    var outcome = store.write(tx -> decide(tx, visit, customer, id));
    if (outcome.over() != null) {
      endMeter.of(outcome.over());
    }
    if (outcome.session() == null) {
      throw Refusal.unavailable(
          "device_full", "this hotspot has %d open sessions".formatted(MOST_AT_A_DEVICE));
    }
    return outcome.session();
  }

  /**
   * How it ended.
   *
   * @param session none where the hotspot is full
   * @param over the session whose meter must now be ended
   */
  private record Outcome(@Nullable Session session, @Nullable UUID over) {}

  private Outcome decide(Tx tx, Visit visit, UUID customer, UUID id) {
    Sessions.lockDevice(tx, visit.deviceId());
    var there = Sessions.openOf(tx, visit.deviceId(), visit.mac());
    if (there.isPresent() && there.get().customerId().equals(customer)) {
      return givenUp(tx, there.get(), id);
    }
    if (there.isEmpty() && Sessions.countOpenAt(tx, visit.deviceId()) >= MOST_AT_A_DEVICE) {
      return givenUp(tx, null, id);
    }
    if (!LooseMeters.claim(tx, id)) {
      throw Refusal.unavailable("too_slow", "signing in took too long; try again");
    }
    var replaced = there.flatMap(session -> signOut.close(tx, session.id(), "replaced"));
    var now = clock.instant();
    var session = new Session(id, visit.deviceId(), visit.mac(), customer, now, null, null);
    Sessions.add(tx, Context.tenantId(), session);
    tx.publish(new SessionOpened(id, session.deviceId(), session.mac(), customer, now));
    return new Outcome(session, replaced.map(Session::id).orElse(null));
  }

  /** Another sign-in was faster, or there is no room: the new meter is not wanted. */
  private Outcome givenUp(Tx tx, @Nullable Session instead, UUID id) {
    LooseMeters.doom(tx, Context.tenantId(), id, clock.instant());
    return new Outcome(instead, id);
  }
}
