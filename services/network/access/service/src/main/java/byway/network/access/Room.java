package byway.network.access;

import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;

/** Whether the operator may serve one guest more. */
@Singleton
final class Room {
  private final AccessStore store;
  private final Tenants tenants;

  Room(AccessStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  private int open(UUID tenant, int most) {
    return store.<Integer>read(tx -> Sessions.countOpen(tx, tenant, most));
  }

  /** Refuses with {@code operator_suspended} and {@code operator_full}. */
  void forOneMore() {
    var tenant = tenants.get(Context.tenantId());
    if (tenant.isSuspended()) {
      throw Refusal.conflict("operator_suspended", "this operator serves nobody new at present");
    }
    var most = Objects.requireNonNullElse(tenant.limits(), TenantLimits.NONE).sessions();
    if (most != null && open(tenant.id(), most) >= most) {
      throw Refusal.unavailable(
          "operator_full", "this operator has as many open sessions as it may: " + most);
    }
  }
}
