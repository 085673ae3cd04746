package byway.people.abuse;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.UUID;

/** Customers who may not use hotspots for now. */
final class Suspensions {
  private Suspensions() {}

  static boolean add(Tx tx, UUID customer, UUID report, Instant now) {
    return tx.update(
                """
                insert into suspended (tenant_id, customer_id, report_id, since)
                values (:tenant, :customer, :report, :now)
                on conflict do nothing
                """)
            .bind("tenant", Context.tenantId())
            .bind("customer", customer)
            .bind("report", report)
            .bind("now", now)
            .execute()
        == 1;
  }

  static boolean remove(Tx tx, UUID customer) {
    return tx.update("delete from suspended where customer_id = :customer")
            .bind("customer", customer)
            .execute()
        == 1;
  }

  static boolean isThere(Tx tx, UUID customer) {
    return tx.query("select count(*) from suspended where customer_id = :customer")
            .bind("customer", customer)
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
