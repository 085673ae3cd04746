package byway.people.staff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.context.StaffRole;
import byway.kit.testing.ContractTest;
import byway.kit.values.Money;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.api.ApprovalState;
import byway.people.staff.api.Approvals;
import byway.people.staff.api.AskApproval;
import byway.people.staff.api.GatedDeed;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever asks approvals relies on. */
public class ApprovalsContract extends ContractTest<Approvals> {
  private final Approvals support = as(member(StaffRole.SUPPORT));
  private final Approvals manager = as(member(StaffRole.MANAGER));

  public ApprovalsContract() {
    super(Approvals.class);
  }

  @Test
  void without_a_limit_one_is_enough() {
    assertThat(ours.limits()).isEqualTo(ApprovalLimits.NONE);
    var limits = new ApprovalLimits(1_000L, null, null);
    assertThat(ours.changeLimits(limits)).isEqualTo(limits);
    assertThat(ours.limits()).isEqualTo(limits);
    assertThat(others.limits()).isEqualTo(ApprovalLimits.NONE);
    refused("limit_invalid", () -> ours.changeLimits(new ApprovalLimits(-1L, null, null)));
    refused("not_permitted", () -> manager.changeLimits(ApprovalLimits.NONE));
  }

  @Test
  void what_one_asks_for_another_decides_on() {
    var command = give(5, "a long outage");
    var asked = support.ask(command);
    assertThat(support.ask(command)).isEqualTo(asked);
    assertThat(asked.state()).isEqualTo(ApprovalState.WAITING);
    assertThat(manager.get(asked.id())).isEqualTo(asked);
    assertThat(manager.list(10, null).items()).containsExactly(asked);
    refused("own_request", () -> support.approve(asked.id()));
    assertThat(manager.decline(asked.id()).state()).isEqualTo(ApprovalState.DECLINED);
    refused("approval_over", () -> manager.approve(asked.id()));
    notFound(() -> manager.get(UUID.randomUUID()));
    refused("cursor_invalid", () -> manager.list(10, "no cursor"));
  }

  @Test
  void what_is_agreed_to_is_done_and_what_cannot_be_done_says_why() {
    var price = new Money(900, "EUR");
    var deed = new GatedDeed.PayBack(UUID.randomUUID(), price);
    var asked = support.ask(new AskApproval(UUID.randomUUID(), deed, "never worked"));
    assertThat(manager.approve(asked.id()).decidedBy()).isNotNull();
    atLast(() -> assertThat(manager.get(asked.id()).state()).isEqualTo(ApprovalState.FAILED));
    assertThat(manager.get(asked.id()).failure()).isEqualTo("not_found");
  }

  @Test
  void who_may_not_do_it_themselves_neither_asks_nor_agrees() {
    var finance = as(member(StaffRole.FINANCE));
    refused("not_permitted", () -> finance.ask(give(5, "a favour")));
    var asked = support.ask(give(5, "a long outage"));
    refused("not_permitted", () -> finance.approve(asked.id()));
    refused("not_permitted", () -> as(member(StaffRole.READ_ONLY)).ask(give(5, "a favour")));
    refused("amount_invalid", () -> support.ask(give(0, "nothing")));
    refused("reason_invalid", () -> support.ask(give(5, " ")));
  }

  private static AskApproval give(long bytes, String reason) {
    return new AskApproval(
        UUID.randomUUID(), new GatedDeed.GiveData(new UUID(1, 1), bytes), reason);
  }

  private static Principal member(StaffRole role) {
    return Principal.staff(UUID.randomUUID(), role).confirmed(Instant.now());
  }
}
