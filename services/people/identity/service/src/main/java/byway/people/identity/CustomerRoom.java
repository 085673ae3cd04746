package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Whether an operator may have one customer more. */
@Singleton
final class CustomerRoom {
  private final IdentityStore store;
  private final Tenants tenants;

  CustomerRoom(IdentityStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  /** Refuses with {@code too_many_customers}. */
  void forOneMore() {
    var tenant = tenants.get(Context.tenantId());
    var most = Objects.requireNonNullElse(tenant.limits(), TenantLimits.NONE).customers();
    if (most != null && known(most) >= most) {
      throw Refusal.unavailable(
          "too_many_customers", "this operator has as many customers as it may: " + most);
    }
  }

  private int known(int most) {
    return store.<Integer>read(tx -> count(tx, most));
  }

  private static int count(Tx tx, int most) {
    return tx.query(
            """
            select count(*) from
              (select from people
               where tenant_id = :tenant and kind = 'CUSTOMER' and ended_at is null limit :most) known
            """)
        .bind("tenant", Context.tenantId())
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }
}
