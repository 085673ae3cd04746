package byway.people.staff.testing;

import byway.kit.values.Page;
import byway.people.staff.api.Approval;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.api.Approvals;
import byway.people.staff.api.AskApproval;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much one of the staff may do alone, in memory, for services that ask before they do it. */
public final class SetLimits implements Approvals {
  private volatile ApprovalLimits limits = ApprovalLimits.NONE;

  @Override
  public ApprovalLimits limits() {
    return limits;
  }

  @Override
  public ApprovalLimits changeLimits(ApprovalLimits to) {
    limits = to;
    return to;
  }

  @Override
  public Approval ask(AskApproval command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Approval get(UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page<Approval> list(int limit, @Nullable String cursor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Approval approve(UUID id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Approval decline(UUID id) {
    throw new UnsupportedOperationException();
  }
}
