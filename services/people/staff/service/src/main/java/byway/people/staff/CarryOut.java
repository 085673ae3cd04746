package byway.people.staff;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.commerce.orders.api.Orders;
import byway.commerce.orders.api.RefundOrder;
import byway.commerce.vouchers.api.IssueBatch;
import byway.commerce.vouchers.api.Vouchers;
import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.Worker;
import byway.kit.values.Refusal;
import byway.operations.disclosures.api.Disclosures;
import byway.operations.flags.api.Flags;
import byway.people.staff.api.Approval;
import byway.people.staff.api.ApprovalState;
import byway.people.staff.api.GatedDeed.ChangeFlag;
import byway.people.staff.api.GatedDeed.Disclose;
import byway.people.staff.api.GatedDeed.GiveData;
import byway.people.staff.api.GatedDeed.IssueVouchers;
import byway.people.staff.api.GatedDeed.PayBack;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** Does what two have agreed on; the approval's id is its key, so it is done once. */
@Singleton
final class CarryOut implements Worker {
  static final TaskKind<Agreed> DO = TaskKind.of("carry-out-approval", Agreed.class);
  private static final int AWAY = 503;

  private final StaffStore store;
  private final Tasks tasks;
  private final Balances balances;
  private final Orders orders;
  private final Vouchers vouchers;
  private final Disclosures disclosures;
  private final Flags flags;
  private final InstantSource clock;

  CarryOut(
      StaffStore store,
      Tasks tasks,
      Balances balances,
      Orders orders,
      Vouchers vouchers,
      Disclosures disclosures,
      Flags flags,
      InstantSource clock) {
    this.store = store;
    this.tasks = tasks;
    this.balances = balances;
    this.orders = orders;
    this.vouchers = vouchers;
    this.disclosures = disclosures;
    this.flags = flags;
    this.clock = clock;
  }

  /** Which one. */
  record Agreed(UUID approvalId) {}

  @Override
  public Duties duties() {
    return new Duties(store).on(DO, task -> carryOut(task.approvalId()));
  }

  void soon(Tx tx, UUID id) {
    tasks.put(tx, DO, id, new Agreed(id));
  }

  void carryOut(UUID id) {
    var found = store.write(tx -> ApprovalRows.lock(tx, id, clock.instant()));
    if (found.isEmpty() || found.get().state() != ApprovalState.APPROVED) {
      return;
    }
    try {
      act(found.get());
      store.change(tx -> ApprovalRows.end(tx, id, ApprovalState.DONE, null));
    } catch (Refusal e) {
      if (e.status() == AWAY || e.status() == 429) {
        throw e; // another time
      }
      store.change(tx -> ApprovalRows.end(tx, id, ApprovalState.FAILED, e.code()));
    }
  }

  private void act(Approval approval) {
    switch (approval.deed()) {
      case GiveData(var customer, var bytes) -> {
        var unused =
            balances.grant(
                new Grant(
                    approval.id(),
                    customer,
                    bytes,
                    GrantReason.ADJUSTMENT,
                    null,
                    approval.reason()));
      }
      case ChangeFlag(var change, var key) -> {
        var unused = flags.agreed(change);
      }
      case PayBack(var order, var price) -> {
        var unused = orders.refund(order, new RefundOrder(approval.reason()));
      }
      case IssueVouchers(var label, var count, var bytes, var until) -> {
        var unused =
            vouchers.issue(
                new IssueBatch(approval.id(), label, count, bytes, until, approval.reason()));
      }
      case Disclose(var disclosure) -> {
        var unused = disclosures.disclose(disclosure);
      }
    }
  }
}
