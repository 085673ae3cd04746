package byway.network.devices;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;

/** Whether an operator may have one hotspot more. */
@Singleton
final class HotspotRoom {
  private final DevicesStore store;
  private final Tenants tenants;

  HotspotRoom(DevicesStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  /** Refuses with {@code too_many_hotspots}; what is there already may be registered again. */
  void forOneMore(UUID id) {
    var tenant = tenants.get(Context.tenantId());
    var most = Objects.requireNonNullElse(tenant.limits(), TenantLimits.NONE).hotspots();
    if (most != null && others(id, most) >= most) {
      throw Refusal.conflict(
          "too_many_hotspots", "this operator has as many hotspots as it may: " + most);
    }
  }

  private int others(UUID id, int most) {
    return store.<Integer>read(tx -> count(tx, id, most));
  }

  private static int count(Tx tx, UUID id, int most) {
    return tx.query(
            """
            select case when exists (select from devices where device_id = :id) then -1 else
              (select count(*) from
                (select from devices where tenant_id = :tenant limit :most) known) end
            """)
        .bind("id", id)
        .bind("tenant", Context.tenantId())
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }
}
