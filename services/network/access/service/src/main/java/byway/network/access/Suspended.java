package byway.network.access;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.util.UUID;

/**
 * Customers who may not use hotspots for now. What is told last in time holds, in whatever order it
 * comes.
 */
final class Suspended {
  private Suspended() {}

  static void since(Tx tx, UUID customerId, Instant at) {
    tx.update(
            """
            insert into suspended as s (tenant_id, customer_id, since)
            values (:tenant, :customer, :at)
            on conflict (tenant_id, customer_id) do update set since = greatest(s.since, :at)
            """)
        .bind("tenant", Context.tenantId())
        .bind("customer", customerId)
        .bind("at", at)
        .execute();
  }

  static void until(Tx tx, UUID customerId, Instant at) {
    tx.update(
            """
            insert into suspended as s (tenant_id, customer_id, since, until)
            values (:tenant, :customer, '-infinity', :at)
            on conflict (tenant_id, customer_id)
              do update set until = greatest(coalesce(s.until, :at), :at)
            """)
        .bind("tenant", Context.tenantId())
        .bind("customer", customerId)
        .bind("at", at)
        .execute();
  }

  static boolean isOut(Tx tx, UUID customerId) {
    return tx.query(
            """
            select exists (select from suspended
              where customer_id = :customer and (until is null or until < since))
            """)
        .bind("customer", customerId)
        .mapTo(Boolean.class)
        .one();
  }

  /** Refuses with {@code access_suspended}. */
  static void check(Tx tx, UUID customerId) {
    if (isOut(tx, customerId)) {
      throw Refusal.conflict("access_suspended", "access is suspended; ask your operator");
    }
  }
}
