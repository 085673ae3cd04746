package byway.network.access;

import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Meter;
import byway.charging.balances.api.OpenMeter;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.network.access.api.Admit;
import byway.network.access.api.Admitted;
import byway.network.access.api.OpenSession;
import byway.network.access.api.Session;
import byway.network.access.api.SessionOpened;
import byway.network.access.api.Visit;
import byway.network.devices.api.Devices;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
  private static final int LONGEST_SOURCE = 64;

  private final AccessStore store;
  private final Charging charging;
  private final Devices devices;
  private final SignOut signOut;
  private final LeaveBehind leaveBehind;
  private final EndMeter endMeter;
  private final Room room;
  private final Ids ids;
  private final InstantSource clock;

  SignIn(
      AccessStore store,
      Charging charging,
      Devices devices,
      SignOut signOut,
      LeaveBehind leaveBehind,
      EndMeter endMeter,
      Room room,
      Ids ids,
      InstantSource clock) {
    this.store = store;
    this.charging = charging;
    this.devices = devices;
    this.signOut = signOut;
    this.leaveBehind = leaveBehind;
    this.endMeter = endMeter;
    this.room = room;
    this.ids = ids;
    this.clock = clock;
  }

  Session open(OpenSession command) {
    var visit =
        store
            .<Optional<Visit>>write(
                tx ->
                    Visits.use(
                        tx,
                        command.visitToken(),
                        Browsers.hash(command.browser()),
                        clock.instant()))
            .orElseThrow(() -> Refusal.notFound("the visit"));
    return admit(
            new Admit(visit.deviceId(), visit.mac(), command.customerId(), null, command.source()))
        .session();
  }

  Admitted admit(Admit wanted) {
    if (devices.get(wanted.deviceId()).blocked()) {
      throw Refusal.conflict("device_blocked", "this hotspot is out of service");
    }
    var customer = wanted.customerId();
    store.change(
        tx -> {
          Suspended.check(tx, customer);
          Reclaimed.check(tx, wanted);
        });
    var unused = leaveBehind.elsewhere(customer, wanted.deviceId(), wanted.mac());
    var admitted = goOn(wanted).orElseGet(() -> begin(wanted));
    unused = leaveBehind.whereLost(customer, wanted.deviceId(), admitted.leftBytes());
    return admitted;
  }

  /**
   * The customer's own session there, unless its hotspot has ended it and the news is on its way.
   */
  private Optional<Admitted> goOn(Admit wanted) {
    var open =
        store
            .read(tx -> Sessions.openOf(tx, wanted.deviceId(), wanted.mac()))
            .filter(session -> session.customerId().equals(wanted.customerId()));
    if (open.isEmpty()) {
      return Optional.empty();
    }
    var session = open.get();
    var meter = charging.open(meterOf(session));
    if (meter.closed()) {
      store.change(tx -> signOut.ended(tx, session.id()));
      return Optional.empty();
    }
    return Optional.of(admitted(session, meter));
  }

  private static OpenMeter meterOf(Session session) {
    return new OpenMeter(session.id(), session.customerId(), session.deviceId());
  }

  private static Admitted admitted(Session session, Meter meter) {
    return new Admitted(session, meter.usedBytes(), meter.ceilingBytes());
  }

  private Admitted begin(Admit wanted) {
    room.forOneMore();
    var id = ids.next();
    store.change(tx -> LooseMeters.expect(tx, Context.tenantId(), id, clock.instant()));
    var meter =
        charging.open(
            new OpenMeter(
                id, wanted.customerId(), wanted.deviceId(), wanted.aheadBytes(), wanted.relayed()));
    var outcome = store.write(tx -> decide(tx, wanted, id));
    if (outcome.over() != null) {
      endMeter.of(outcome.over());
    }
    var session = outcome.session();
    if (session == null) {
      throw Refusal.unavailable(
          "device_full", "this hotspot has %d open sessions".formatted(MOST_AT_A_DEVICE));
    }
    return session.id().equals(id)
        ? admitted(session, meter)
        : admitted(session, charging.states(List.of(session.id())).getFirst());
  }

  /**
   * How it ended.
   *
   * @param session none where the hotspot is full
   * @param over the session whose meter must now be ended
   */
  private record Decision(@Nullable Session session, @Nullable UUID over) {}

  private Decision decide(Tx tx, Admit wanted, UUID id) {
    var customer = wanted.customerId();
    Suspended.check(tx, customer);
    Reclaimed.check(tx, wanted);
    Sessions.lockDevice(tx, wanted.deviceId());
    var there = Sessions.openOf(tx, wanted.deviceId(), wanted.mac());
    if (there.isPresent() && there.get().customerId().equals(customer)) {
      return givenUp(tx, there.get(), id);
    }
    if (there.isEmpty() && Sessions.countOpenAt(tx, wanted.deviceId()) >= MOST_AT_A_DEVICE) {
      return givenUp(tx, null, id);
    }
    if (!LooseMeters.claim(tx, id)) {
      throw Refusal.unavailable("too_slow", "signing in took too long; try again");
    }
    var replaced = there.flatMap(session -> signOut.close(tx, session.id(), "replaced"));
    // as it is kept, so that the answer is what is found later
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var session = new Session(id, wanted.deviceId(), wanted.mac(), customer, now, null, null);
    Sessions.add(tx, Context.tenantId(), session, wanted.provenAt());
    tx.publish(
        new SessionOpened(
            id,
            session.deviceId(),
            session.mac(),
            customer,
            now,
            source(wanted.source()),
            source(wanted.clientAddress())));
    return new Decision(session, replaced.map(Session::id).orElse(null));
  }

  /** Nothing of it is kept longer than anybody could have sent. */
  static @Nullable String source(@Nullable String said) {
    return said == null || said.isBlank() || said.length() > LONGEST_SOURCE ? null : said;
  }

  /** Another sign-in was faster, or there is no room: the new meter is not wanted. */
  private Decision givenUp(Tx tx, @Nullable Session instead, UUID id) {
    LooseMeters.doom(tx, Context.tenantId(), id, clock.instant());
    return new Decision(instead, id);
  }
}
