package byway.commerce.vouchers;

import byway.commerce.vouchers.api.IssueBatch;
import byway.kit.calls.Owners;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.api.Approvals;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** What one of the staff issues without another. */
@Singleton
final class IssueAlone {
  /** Asked for late: who carries out what two agree on calls this service in turn. */
  private final Provider<Approvals> approvals;

  IssueAlone(Provider<Approvals> approvals) {
    this.approvals = approvals;
  }

  /** Refuses with {@code approval_needed}, by all that the batch is good for. */
  void check(IssueBatch command) {
    if (Owners.asks(Principal.Kind.STAFF)
        && approvals.get().limits().needVouchers(command.count() * command.bytes())) {
      throw Refusal.conflict(ApprovalLimits.NEEDED, "another of the staff has to agree to so much");
    }
  }
}
