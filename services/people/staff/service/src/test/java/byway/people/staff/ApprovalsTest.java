package byway.people.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.commerce.vouchers.api.IssueBatch;
import byway.kit.context.StaffRole;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import byway.people.staff.api.Approval;
import byway.people.staff.api.ApprovalState;
import byway.people.staff.api.AskApproval;
import byway.people.staff.api.GatedDeed;
import byway.people.staff.api.StaffMember;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalsTest {
  static final Office office = new Office();
  static final UUID CUSTOMER = UUID.randomUUID();

  StaffMember support = office.add("support@example.com", StaffRole.SUPPORT);
  StaffMember manager = office.add("manager@example.com", StaffRole.MANAGER);
  StaffMember finance = office.add("finance@example.com", StaffRole.FINANCE);

  @BeforeEach
  void nothing_was_given() {
    office.grants.clear();
    office.grantFails = null;
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @Test
  void who_had_an_address_is_looked_up_only_when_another_who_may_ask_agrees() {
    var disclosure = UUID.randomUUID();
    var deed = new GatedDeed.Disclose(disclosure);
    refused("not_permitted", support, () -> ask(support, deed));
    var other = office.add("other@example.com", StaffRole.MANAGER);
    var asked = ask(manager, deed);
    office.hands.doDue();
    assertThat(office.disclosed).isEmpty();
    refused("own_request", manager, () -> office.approvals.approve(asked.id()));
    refused("not_permitted", finance, () -> office.approvals.approve(asked.id()));
    assertThat(approve(other, asked).deed()).isEqualTo(deed);
    office.hands.doDue();
    assertThat(office.disclosed).containsExactly(disclosure);
    assertThat(now(asked).state()).isEqualTo(ApprovalState.DONE);
  }

  @Test
  void what_one_asks_for_is_done_once_when_another_agrees() {
    var asked = ask(support, new GatedDeed.GiveData(CUSTOMER, 5_000));
    assertThat(asked.state()).isEqualTo(ApprovalState.WAITING);
    office.hands.doDue();
    assertThat(office.grants).isEmpty();
    assertThat(approve(manager, asked).state()).isEqualTo(ApprovalState.APPROVED);
    office.hands.doDue();
    office.hands.doDue();
    assertThat(office.grants)
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.key()).isEqualTo(asked.id());
              assertThat(grant.accountId()).isEqualTo(CUSTOMER);
              assertThat(grant.bytes()).isEqualTo(5_000);
            });
    assertThat(now(asked).state()).isEqualTo(ApprovalState.DONE);
    refused("approval_over", manager, () -> office.approvals.approve(asked.id()));
  }

  @Test
  void a_batch_of_vouchers_is_issued_as_it_was_asked_for() {
    var until = office.infrastructure.clock.instant().plus(Duration.ofDays(30));
    var deed = new GatedDeed.IssueVouchers("Summer fair", 500, 1_000_000_000L, until);
    var asked = ask(finance, deed);
    assertThat(now(asked).deed()).isEqualTo(deed);
    refused("not_permitted", support, () -> office.approvals.approve(asked.id()));
    approve(manager, asked);
    office.hands.doDue();
    office.hands.doDue();
    assertThat(office.batches)
        .containsExactly(
            new IssueBatch(asked.id(), "Summer fair", 500, 1_000_000_000L, until, "a long outage"));
    for (var wrong :
        List.of(
            new GatedDeed.IssueVouchers("", 1, 1, null),
            new GatedDeed.IssueVouchers("Fair", 0, 1, null),
            new GatedDeed.IssueVouchers("Fair", 1_001, 1, null),
            new GatedDeed.IssueVouchers("Fair", 1, Long.MAX_VALUE, null))) {
      refused(
          "amount_invalid",
          finance,
          () -> office.approvals.ask(new AskApproval(UUID.randomUUID(), wrong, "why not")));
    }
  }

  @Test
  void nobody_agrees_with_themselves_or_to_what_their_role_does_not_allow() {
    var asked = ask(support, new GatedDeed.GiveData(CUSTOMER, 5_000));
    refused("own_request", support, () -> office.approvals.approve(asked.id()));
    refused("not_permitted", finance, () -> office.approvals.approve(asked.id()));
    refused(
        "not_permitted",
        finance,
        () ->
            office.approvals.ask(
                new AskApproval(
                    UUID.randomUUID(), new GatedDeed.GiveData(CUSTOMER, 1), "a favour")));
    assertThat(now(asked).state()).isEqualTo(ApprovalState.WAITING);
  }

  @Test
  void what_is_declined_or_past_its_time_is_never_done() {
    var declined = ask(support, new GatedDeed.GiveData(CUSTOMER, 1));
    office.as(manager, () -> office.approvals.decline(declined.id()));
    refused("approval_over", manager, () -> office.approvals.approve(declined.id()));
    var late = ask(support, new GatedDeed.GiveData(CUSTOMER, 1));
    office.infrastructure.clock.advance(ApprovalRows.GOOD);
    assertThat(now(late).state()).isEqualTo(ApprovalState.EXPIRED);
    refused("approval_over", manager, () -> office.approvals.approve(late.id()));
    office.hands.doDue();
    assertThat(office.grants).isEmpty();
  }

  @Test
  void a_service_that_is_away_delays_it_and_a_refusal_ends_it() {
    var asked = ask(support, new GatedDeed.GiveData(CUSTOMER, 1));
    approve(manager, asked);
    office.grantFails = Refusal.unavailable("overloaded", "later");
    office.hands.doDue();
    assertThat(now(asked).state()).isEqualTo(ApprovalState.APPROVED);
    office.grantFails = null;
    office.infrastructure.clock.advance(Duration.ofMinutes(10));
    office.hands.doDue();
    assertThat(now(asked).state()).isEqualTo(ApprovalState.DONE);
    var refund = ask(finance, new GatedDeed.PayBack(UUID.randomUUID(), new Money(9_999, "EUR")));
    approve(manager, refund);
    office.hands.doDue();
    assertThat(now(refund).state()).isEqualTo(ApprovalState.FAILED);
    assertThat(now(refund).failure()).isEqualTo("not_refundable");
  }

  @Test
  void a_change_of_a_flag_is_done_when_another_agrees() {
    var change = UUID.randomUUID();
    var asked = ask(manager, new GatedDeed.ChangeFlag(change, "new-portal"));
    assertThat(now(asked).deed()).isEqualTo(new GatedDeed.ChangeFlag(change, "new-portal"));
    refused("own_request", manager, () -> office.approvals.approve(asked.id()));
    refused("not_permitted", support, () -> office.approvals.approve(asked.id()));
    assertThat(office.changes).isEmpty();
    approve(office.add("boss@example.com", StaffRole.OWNER), asked);
    office.hands.doDue();
    assertThat(office.changes).containsExactly(change);
    assertThat(now(asked).state()).isEqualTo(ApprovalState.DONE);
  }

  @Test
  void what_somebody_asked_for_who_has_left_is_declined() {
    var asked = ask(support, new GatedDeed.GiveData(CUSTOMER, 1));
    office.add("owner@example.com", StaffRole.OWNER);
    office.as(
        () -> {
          office.staff.remove(support.personId());
          return true;
        });
    assertThat(now(asked).state()).isEqualTo(ApprovalState.DECLINED);
  }

  private static Approval ask(StaffMember by, GatedDeed deed) {
    var command = new AskApproval(UUID.randomUUID(), deed, "a long outage");
    var asked = office.as(by, () -> office.approvals.ask(command));
    assertThat(office.as(by, () -> office.approvals.ask(command))).isEqualTo(asked);
    return asked;
  }

  private static Approval approve(StaffMember by, Approval asked) {
    return office.as(by, () -> office.approvals.approve(asked.id()));
  }

  private Approval now(Approval asked) {
    return office.as(manager, () -> office.approvals.get(asked.id()));
  }

  private static void refused(String code, StaffMember by, Callable<?> call) {
    assertThatThrownBy(() -> office.as(by, call))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
