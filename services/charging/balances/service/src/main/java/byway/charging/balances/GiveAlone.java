package byway.charging.balances;

import byway.charging.balances.api.Grant;
import byway.kit.calls.Confirmations;
import byway.kit.calls.Owners;
import byway.kit.context.Principal;
import byway.kit.values.Refusal;
import byway.people.staff.api.ApprovalLimits;
import byway.people.staff.api.Approvals;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** How much data one of the staff gives at a time, without a proof and without another. */
@Singleton
final class GiveAlone {
  static final long UNPROVED_BYTES = 10_000_000_000L;

  /** Asked for late: who carries out what two agree on calls this service in turn. */
  private final Provider<Approvals> approvals;

  private final InstantSource clock;

  GiveAlone(Provider<Approvals> approvals, InstantSource clock) {
    this.approvals = approvals;
    this.clock = clock;
  }

  /** Refuses with {@code confirmation_needed} and {@code approval_needed}. */
  void check(Grant command) {
    if (!Owners.asks(Principal.Kind.STAFF)) {
      return;
    }
    if (command.bytes() > UNPROVED_BYTES) {
      Confirmations.require(clock);
    }
    if (approvals.get().limits().needGrant(command.bytes())) {
      throw Refusal.conflict(ApprovalLimits.NEEDED, "another of the staff has to agree to so much");
    }
  }
}
