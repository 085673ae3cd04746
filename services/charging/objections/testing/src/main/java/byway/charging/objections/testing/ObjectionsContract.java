package byway.charging.objections.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.UsageReport;
import byway.charging.objections.api.DecideObjection;
import byway.charging.objections.api.HotspotObjections;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.ObjectionState;
import byway.charging.objections.api.Objections;
import byway.charging.objections.api.RaiseObjection;
import byway.kit.context.Principal;
import byway.kit.testing.ContractTest;
import byway.network.access.api.Access;
import byway.network.access.api.Admit;
import byway.network.access.api.Session;
import byway.network.devices.api.Devices;
import byway.network.devices.api.RegisterDevice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever says "that was not me", and whoever looks into it, relies on. */
public class ObjectionsContract extends ContractTest<Objections> {
  private static final long GRANTED = 100_000_000;
  private static final long USED = 5_000_000;

  private final UUID guest = UUID.randomUUID();
  private final Objections hers = as(Principal.customer(guest));

  public ObjectionsContract() {
    super(Objections.class);
  }

  private Session usedSession() {
    var device = UUID.randomUUID();
    neighbour(Devices.class).register(new RegisterDevice(device, "Bar", "NX-" + device, null));
    neighbour(Balances.class)
        .grant(new Grant(UUID.randomUUID(), guest, GRANTED, GrantReason.ADJUSTMENT, null, ""));
    var session =
        neighbour(Access.class)
            .admit(new Admit(device, "02:00:5e:10:00:01", guest, null))
            .session();
    neighbour(Charging.class)
        .report(List.of(new UsageReport(session.id(), device, 0, USED, false, Instant.EPOCH)));
    return session;
  }

  private Objection raise(Session session) {
    return hers.raise(new RaiseObjection(UUID.randomUUID(), guest, session.id(), "not me"));
  }

  @Test
  void a_guest_sees_what_was_used_where_and_says_that_it_was_not_them() {
    var session = usedSession();
    assertThat(hers.stays(guest, 10, null).items())
        .singleElement()
        .satisfies(
            stay -> {
              assertThat(stay.usedBytes()).isEqualTo(USED);
              assertThat(stay.deviceId()).isEqualTo(session.deviceId());
            });
    var raised = raise(session);
    assertThat(raised.state()).isEqualTo(ObjectionState.OPEN);
    assertThat(raise(session)).isEqualTo(raised);
    assertThat(hers.get(raised.id())).isEqualTo(raised);
    atLast(() -> assertThat(neighbour(Access.class).get(session.id()).isOpen()).isFalse());
    refused("cursor_invalid", () -> hers.stays(guest, 10, "no cursor"));
    refused("cursor_invalid", () -> ours.list(null, 10, "no cursor"));
  }

  @Test
  void what_is_believed_is_on_the_balance_again() {
    var session = usedSession();
    var raised = raise(session);
    refused("answer_invalid", () -> ours.decide(raised.id(), new DecideObjection(true, " ")));
    var decided = ours.decide(raised.id(), new DecideObjection(true, "We believe you."));
    assertThat(decided.givenBackBytes()).isEqualTo(USED);
    atLast(
        () -> assertThat(neighbour(Balances.class).balance(guest).leftBytes()).isEqualTo(GRANTED));
    assertThat(ours.counts(List.of(session.deviceId())))
        .containsExactly(new HotspotObjections(session.deviceId(), 0, 1, 0));
    refused("decided", () -> ours.decide(raised.id(), new DecideObjection(false, "No.")));
  }

  @Test
  void nobody_objects_for_another_or_sees_theirs() {
    var session = usedSession();
    var raised = raise(session);
    var another = UUID.randomUUID();
    var as = as(Principal.customer(another));
    notFound(() -> as.get(raised.id()));
    notFound(() -> as.raise(new RaiseObjection(UUID.randomUUID(), another, session.id(), "")));
    assertThat(others.list(null, 10, null).items()).isEmpty();
  }
}
