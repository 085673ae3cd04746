package byway.commerce.orders;

import byway.commerce.orders.api.Order;
import byway.kit.calls.Owners;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.api.Approvals;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** What one of the staff pays back without another. */
@Singleton
final class RefundAlone {
  /** Asked for late: who carries out what two agree on calls this service in turn. */
  private final Provider<Approvals> approvals;

  RefundAlone(Provider<Approvals> approvals) {
    this.approvals = approvals;
  }

  /** Refuses with {@code approval_needed}, by the whole price: less may be left of it. */
  void check(Supplier<Order> order) {
    if (Owners.asks(Principal.Kind.STAFF)
        && approvals.get().limits().needRefund(order.get().price().minor())) {
      throw Refusal.conflict(ApprovalLimits.NEEDED, "another of the staff has to agree to so much");
    }
  }
}
