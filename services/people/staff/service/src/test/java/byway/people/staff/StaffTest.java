package byway.people.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.context.StaffRole;
import byway.kit.values.Refusal;
import byway.operations.audit.api.AlarmKind;
import byway.operations.audit.api.AlarmRaised;
import byway.people.staff.api.ChangeRole;
import byway.people.staff.api.InvitationToken;
import byway.people.staff.api.Invite;
import byway.people.staff.api.Join;
import byway.people.staff.api.JoinResult;
import byway.people.staff.api.StaffJoined;
import byway.people.staff.api.StaffLeft;
import byway.people.staff.api.StaffMember;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffTest {
  static final Office office = new Office();

  @BeforeEach
  void another_operator() {
    office.tenant = UUID.randomUUID();
    office.people.clear();
    office.hands.doDue(); // what others have left to be sent
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void who_is_invited_joins_by_the_link_once() {
    var owner = office.add("owner@example.com", StaffRole.OWNER);
    var id = invite(owner, "New@Example.com", StaffRole.SUPPORT);
    var token = office.lastToken();
    assertThat(office.mailbox.all().getLast().to()).isEqualTo("new@example.com");
    assertThat(office.as(() -> office.staff.look(new InvitationToken(token))).id()).isEqualTo(id);
    var joined = (JoinResult.Joined) join(token);
    assertThat(joined.member().role()).isEqualTo(StaffRole.SUPPORT);
    assertThat(joined.known()).isFalse();
    assertThat(office.roleOf(joined.member().personId())).isEqualTo(StaffRole.SUPPORT);
    assertThat(office.infrastructure.published(office.store, StaffJoined.class))
        .contains(new StaffJoined(joined.member().personId(), StaffRole.SUPPORT));
    refused("invitation_over", () -> join(token));
  }

  @Test
  void a_link_is_good_for_seven_days_at_one_operator_and_until_the_next_is_sent() {
    var owner = office.add("owner@example.com", StaffRole.OWNER);
    var id = invite(owner, "new@example.com", StaffRole.FINANCE);
    var first = office.lastToken();
    office.as(owner, () -> office.staff.sendAgain(id));
    var second = office.lastToken();
    assertThat(second).isNotEqualTo(first);
    refused("invitation_over", () -> join(first));
    var here = office.tenant;
    office.tenant = UUID.randomUUID();
    refused("invitation_over", () -> join(second));
    office.tenant = here;
    office.infrastructure.clock.advance(Duration.ofDays(7));
    refused("invitation_over", () -> join(second));
    assertThat(office.as(() -> office.staff.invitations(10, null)).items()).isEmpty();
  }

  @Test
  void a_password_that_is_not_good_enough_leaves_the_invitation_waiting() {
    var owner = office.add("owner@example.com", StaffRole.OWNER);
    invite(owner, "new@example.com", StaffRole.FINANCE);
    var token = office.lastToken();
    assertThat(join(token, "short"))
        .isEqualTo(new JoinResult.NotAcceptable("password", "password_too_short"));
    assertThat(join(token)).isInstanceOf(JoinResult.Joined.class);
  }

  @Test
  void who_was_staff_here_before_comes_back_with_their_own_password() {
    var owner = office.add("owner@example.com", StaffRole.OWNER);
    var old = office.hire("old@example.com");
    invite(owner, "old@example.com", StaffRole.TECHNICIAN);
    var joined = (JoinResult.Joined) join(office.lastToken());
    assertThat(joined.known()).isTrue();
    assertThat(office.roleOf(old.id())).isEqualTo(StaffRole.TECHNICIAN);
  }

  @Test
  void staff_of_before_there_were_roles_are_owners_and_nobody_later_is() {
    var ann = office.hire("ann@example.com");
    var bob = office.hire("bob@example.com");
    assertThat(office.roleOf(ann.id())).isEqualTo(StaffRole.OWNER);
    assertThat(office.roleOf(bob.id())).isEqualTo(StaffRole.OWNER);
    var late = office.hire("late@example.com");
    assertThat(office.roleOf(late.id())).isNull();
  }

  @Test
  void who_leaves_may_nothing_at_once_and_takes_their_invitations_along() {
    var owner = office.add("owner@example.com", StaffRole.OWNER);
    var leaver = office.add("leaver@example.com", StaffRole.OWNER);
    invite(leaver, "friend@example.com", StaffRole.OWNER);
    var token = office.lastToken();
    office.as(owner, () -> removed(leaver));
    assertThat(office.roleOf(leaver.personId())).isNull();
    refused("invitation_over", () -> join(token));
    assertThat(office.infrastructure.published(office.store, StaffLeft.class))
        .contains(new StaffLeft(leaver.personId()));
    refused("not_found", () -> office.as(owner, () -> removed(leaver)));
  }

  @Test
  void of_two_owners_who_end_each_other_at_once_one_stays() {
    for (int i = 0; i < 10; i++) {
      office.tenant = UUID.randomUUID();
      var one = office.add("one@example.com", StaffRole.OWNER);
      var other = office.add("other@example.com", StaffRole.OWNER);
      var both =
          Stream.of(one, other)
              .map(who -> CompletableFuture.runAsync(() -> endQuietly(who)))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(both).join();
      assertThat(Stream.of(one, other).map(who -> office.roleOf(who.personId())))
          .containsOnlyOnce(StaffRole.OWNER);
    }
  }

  @Test
  void the_last_owner_stays_one() {
    var owner = office.add("owner@example.com", StaffRole.OWNER);
    office.add("support@example.com", StaffRole.SUPPORT);
    var lower = new ChangeRole(StaffRole.MANAGER);
    refused(
        "last_owner",
        () -> office.as(owner, () -> office.staff.changeRole(owner.personId(), lower)));
    refused("last_owner", () -> office.as(owner, () -> removed(owner)));
    assertThat(office.roleOf(owner.personId())).isEqualTo(StaffRole.OWNER);
  }

  @Test
  void every_owner_is_mailed_once_about_what_one_of_the_staff_does_more_than_is_usual() {
    var owner = office.add("first@example.com", StaffRole.OWNER);
    office.add("second@example.com", StaffRole.OWNER);
    var sam = office.add("sam@example.com", StaffRole.SUPPORT);
    var raised = new AlarmRaised(UUID.randomUUID(), AlarmKind.REFUNDS, sam.personId(), 11);
    var listener = new AlarmListener(office.store, office.alarms);
    office.infrastructure.deliver(office.tenant, raised, listener);
    office.infrastructure.deliver(office.tenant, raised, listener);
    office.hands.doDue();
    assertThat(office.mailbox.to(owner.email()))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains(sam.name(), "11 pedidos"));
    assertThat(office.mailbox.to("second@example.com")).hasSize(1);
    assertThat(office.mailbox.to(sam.email())).isEmpty();
  }

  @Test
  void a_mail_is_sent_ten_times_and_no_more() {
    var owner = office.add("owner@example.com", StaffRole.OWNER);
    var id = invite(owner, "new@example.com", StaffRole.FINANCE);
    for (int i = 1; i < Invitations.MOST_SENDS; i++) {
      office.as(owner, () -> office.staff.sendAgain(id));
    }
    refused("too_many_sent", () -> office.as(owner, () -> office.staff.sendAgain(id)));
  }

  private static UUID invite(StaffMember by, String email, StaffRole role) {
    var command = new Invite(UUID.randomUUID(), email, role, "en", Office.LINK);
    return office.as(by, () -> office.staff.invite(command)).id();
  }

  private static JoinResult join(String token) {
    return join(token, "correct horse battery");
  }

  private static JoinResult join(String token, String password) {
    var command = new Join(token, "Nina New", password, "en", null);
    return office.as(() -> office.staff.join(command));
  }

  private static void endQuietly(StaffMember who) {
    try {
      office.as(() -> removed(who));
    } catch (Refusal e) {
      assertThat(e.code()).isEqualTo("last_owner");
    }
  }

  private static boolean removed(StaffMember who) {
    office.staff.remove(who.personId());
    return true;
  }

  private static void refused(String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
