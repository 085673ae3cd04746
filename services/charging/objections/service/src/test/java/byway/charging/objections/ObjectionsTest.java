package byway.charging.objections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.OpenMeter;
import byway.charging.balances.api.UsageReport;
import byway.charging.balances.testing.KeptBalances;
import byway.charging.balances.testing.KeptMeters;
import byway.charging.objections.api.DecideObjection;
import byway.charging.objections.api.HotspotObjections;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.ObjectionDecided;
import byway.charging.objections.api.ObjectionRaised;
import byway.charging.objections.api.ObjectionState;
import byway.charging.objections.api.RaiseObjection;
import byway.charging.objections.api.Stay;
import byway.kit.context.Principal;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.TasksByHand;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.network.access.api.Session;
import byway.operations.tenants.testing.KnownTenants;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.notifications.testing.SentMessages;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.testing.SetLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guest says that it was not them, and staff look. */
class ObjectionsTest {
  private static final TestInfrastructure infrastructure = TestInfrastructure.fresh();
  private static final ObjectionsStore store = new ObjectionsStore(infrastructure.databases());

  private final KeptBalances bank = new KeptBalances();
  private final KeptMeters meters = new KeptMeters(bank);
  private final KnownSessions sessions = new KnownSessions();
  private final HeldHere held = new HeldHere();
  private final RenewedKeys keys = new RenewedKeys();
  private final SentMessages mails = new SentMessages();
  private final SetLimits limits = new SetLimits();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final ObjectionTasks tasks = new ObjectionTasks(new Tasks(infrastructure.clock));
  private final ObjectionsEndpoint ours =
      new ObjectionsEndpoint(
          store,
          new Stays(store, sessions, meters, held),
          new Raise(store, sessions, meters, held, tasks, infrastructure.clock, metrics),
          new Decide(store, meters, limits, tasks, infrastructure.clock, metrics),
          infrastructure.clock);
  private final TasksByHand hands =
      new TasksByHand(
          infrastructure.clock,
          new EndAccess(store, sessions, keys),
          new FollowDecision(store, bank, held, this::reader, mails, infrastructure.clock),
          new TidyObjections(store, new KnownTenants(), infrastructure.clock));

  private final UUID tenant = UUID.randomUUID();
  private final UUID guest = UUID.randomUUID();
  private final UUID hotspot = UUID.randomUUID();
  private final UUID session = infrastructure.ids.next();

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  private Optional<Person> reader(UUID id) {
    var now = infrastructure.clock.instant();
    return Optional.of(
        new Person(id, PersonKind.CUSTOMER, "ann@example.org", "Ann", "en", now, null, now, null));
  }

  @BeforeEach
  void somebodyUsesHerData() {
    var granted = new Grant(UUID.randomUUID(), guest, 50_000_000, GrantReason.ADJUSTMENT, null, "");
    infrastructure.as(
        tenant,
        () -> {
          bank.grant(granted);
          meters.open(new OpenMeter(session, guest, hotspot));
          return meters.report(
              List.of(
                  new UsageReport(
                      session, hotspot, 0, 5_000_000, false, infrastructure.clock.instant())));
        });
    var at = infrastructure.clock.instant();
    sessions.add(new Session(session, hotspot, "02:00:5e:10:00:01", guest, at, null, null));
  }

  private Objection raise() {
    return raise(infrastructure.ids.next(), session, "I was at home");
  }

  private Objection raise(UUID id, UUID of, String note) {
    return infrastructure.as(tenant, () -> ours.raise(new RaiseObjection(id, guest, of, note)));
  }

  private Objection decide(Objection one, boolean accepts) {
    return decideAs(UUID.randomUUID(), one, accepts);
  }

  private Objection decideAs(UUID staff, Objection one, boolean accepts) {
    return infrastructure.as(
        tenant,
        Principal.staff(staff, null),
        () -> ours.decide(one.id(), new DecideObjection(accepts, "We have looked at it.")));
  }

  private void work() {
    var unused = hands.doDue();
  }

  private long left() {
    return infrastructure.as(tenant, () -> bank.balance(guest)).leftBytes();
  }

  private static void refused(String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void who_says_it_was_not_them_is_out_there_and_has_another_key() {
    var raised = raise();
    assertThat(raised.usedBytes()).isEqualTo(5_000_000);
    work();
    assertThat(sessions.get(session).isOpen()).isFalse();
    assertThat(keys.renewed).contains(guest);
    assertThat(infrastructure.published(store, ObjectionRaised.class))
        .contains(new ObjectionRaised(raised.id(), guest, hotspot, session, 5_000_000));
  }

  @Test
  void the_same_session_is_objected_to_once() {
    var raised = raise();
    assertThat(raise()).isEqualTo(raised);
    assertThat(raise(raised.id(), session, "again")).isEqualTo(raised);
    assertThat(infrastructure.as(tenant, () -> ours.of(guest))).containsExactly(raised);
  }

  @Test
  void what_is_believed_is_given_back_once_and_told() {
    held.hold(session, guest, hotspot, 1_000_000);
    var before = left();
    var decided = decide(raise(), true);
    assertThat(decided.state()).isEqualTo(ObjectionState.ACCEPTED);
    work();
    assertThat(decide(decided, true)).isEqualTo(decided);
    work();
    assertThat(left()).isEqualTo(before + 5_000_000);
    assertThat(held.ofAccount(guest)).isEmpty();
    assertThat(mails.to("ann@example.org"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("5 MB", "We have looked at it."));
    assertThat(infrastructure.published(store, ObjectionDecided.class))
        .contains(new ObjectionDecided(decided.id(), guest, hotspot, session, true, 5_000_000));
  }

  @Test
  void what_is_not_believed_changes_nothing_and_is_told() {
    var before = left();
    var decided = decide(raise(), false);
    work();
    assertThat(left()).isEqualTo(before);
    assertThat(decided.givenBackBytes()).isZero();
    assertThat(mails.to("ann@example.org")).hasSize(1);
    refused("decided", () -> decide(decided, true));
  }

  @Test
  void too_much_for_one_needs_another_of_the_staff() {
    limits.changeLimits(new ApprovalLimits(1_000_000L, null, null));
    var objection = raise();
    var tom = UUID.randomUUID();
    assertThat(decideAs(tom, objection, true))
        .satisfies(
            first -> {
              assertThat(first.isOpen()).isTrue();
              assertThat(first.agreedBy()).isEqualTo(tom);
            });
    refused("own_request", () -> decideAs(tom, objection, true));
    assertThat(decideAs(UUID.randomUUID(), objection, true).isOpen()).isFalse();
  }

  @Test
  void stays_say_what_was_used_where_and_what_became_of_it() {
    held.hold(session, guest, hotspot, 1_000_000);
    raise();
    var stays = infrastructure.as(tenant, () -> ours.stays(guest, 10, null)).items();
    var at = sessions.get(session).openedAt();
    assertThat(stays)
        .containsExactly(
            new Stay(session, hotspot, at, null, 5_000_000, 1_000_000, ObjectionState.OPEN));
  }

  @Test
  void staff_see_how_many_have_said_so_of_a_hotspot() {
    decide(raise(), true);
    assertThat(infrastructure.as(tenant, () -> ours.counts(List.of(hotspot))))
        .containsExactly(new HotspotObjections(hotspot, 0, 1, 0));
    assertThat(infrastructure.as(tenant, () -> ours.list(ObjectionState.OPEN, 10, null)).items())
        .isEmpty();
    assertThat(infrastructure.as(tenant, () -> ours.list(null, 10, null)).items()).hasSize(1);
    infrastructure.clock.advance(Duration.ofDays(91));
    assertThat(infrastructure.as(tenant, () -> ours.counts(List.of(hotspot)))).isEmpty();
  }

  @Test
  void what_cannot_be_is_refused_and_changes_nothing() {
    refused("note_invalid", () -> raise(UUID.randomUUID(), session, "a".repeat(501)));
    refused("not_found", () -> raise(UUID.randomUUID(), UUID.randomUUID(), ""));
    var anothers = UUID.randomUUID();
    var now = infrastructure.clock.instant();
    sessions.add(
        new Session(anothers, hotspot, "02:00:5e:10:00:02", UUID.randomUUID(), now, null, null));
    refused("not_found", () -> raise(UUID.randomUUID(), anothers, ""));
    var unused = UUID.randomUUID();
    sessions.add(new Session(unused, hotspot, "02:00:5e:10:00:01", guest, now, null, null));
    refused("nothing_used", () -> raise(UUID.randomUUID(), unused, ""));
    infrastructure.clock.advance(Duration.ofDays(91));
    refused("too_late", this::raise);
    assertThat(infrastructure.as(tenant, () -> ours.of(guest))).isEmpty();
  }
}
