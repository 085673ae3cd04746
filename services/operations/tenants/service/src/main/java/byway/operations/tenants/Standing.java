package byway.operations.tenants;

import byway.kit.store.Tx;
import byway.operations.tenants.api.Suspend;
import byway.operations.tenants.api.Suspension;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantLimits;
import byway.operations.tenants.api.TenantSuspended;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether an operator may serve anybody new, and how much it may have. */
final class Standing {
  private Standing() {}

  /** Once more it only comes to end open sessions too, and keeps its reason and its time. */
  static boolean suspend(Tx tx, Tenant now, Suspend command, Instant at) {
    var there = now.suspended();
    if (there != null && (there.atOnce() || !command.atOnce())) {
      return false;
    }
    tx.update(
            """
            update tenants set suspended_at = coalesce(suspended_at, :at),
              suspended_for = coalesce(suspended_for, :reason), suspended_at_once = :atOnce
            where tenant_id = :id
            """)
        .bind("at", Timestamp.from(at))
        .bind("reason", command.reason())
        .bind("atOnce", command.atOnce())
        .bind("id", now.id())
        .execute();
    tx.publish(new TenantSuspended(now.id(), command.atOnce()));
    return true;
  }

  static boolean resume(Tx tx, UUID id) {
    return tx.update(
                """
                update tenants set suspended_at = null, suspended_for = null,
                  suspended_at_once = false
                where tenant_id = :id and suspended_at is not null
                """)
            .bind("id", id)
            .execute()
        == 1;
  }

  static boolean limit(Tx tx, UUID id, TenantLimits limits) {
    return tx.update(
                """
                update tenants set most_hotspots = :hotspots, most_customers = :customers,
                  most_sessions = :sessions
                where tenant_id = :id and (most_hotspots, most_customers, most_sessions)
                  is distinct from (cast(:hotspots as int), cast(:customers as int),
                    cast(:sessions as int))
                """)
            .bind("hotspots", limits.hotspots())
            .bind("customers", limits.customers())
            .bind("sessions", limits.sessions())
            .bind("id", id)
            .execute()
        == 1;
  }

  static @Nullable Suspension suspension(ResultSet row) throws SQLException {
    var since = row.getTimestamp("suspended_at");
    return since == null
        ? null
        : new Suspension(
            since.toInstant(),
            Objects.requireNonNullElse(row.getString("suspended_for"), ""),
            row.getBoolean("suspended_at_once"));
  }

  static @Nullable TenantLimits limits(ResultSet row) throws SQLException {
    var limits =
        new TenantLimits(
            row.getObject("most_hotspots", Integer.class),
            row.getObject("most_customers", Integer.class),
            row.getObject("most_sessions", Integer.class));
    return limits.equals(TenantLimits.NONE) ? null : limits;
  }
}
