package byway.network.access;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.network.access.api.Admit;
import java.time.Instant;
import java.util.UUID;

/** Accounts that have become another's: what was proven before that opens nothing any more. */
final class Reclaimed {
  private Reclaimed() {}

  static void note(Tx tx, UUID customerId, Instant at) {
    tx.update(
            """
            insert into reclaimed as r (tenant_id, customer_id, at) values (:tenant, :customer, :at)
            on conflict (tenant_id, customer_id) do update set at = greatest(r.at, excluded.at)
            """)
        .bind("tenant", Context.tenantId())
        .bind("customer", customerId)
        .bind("at", at)
        .execute();
  }

  /** Refuses with {@code account_reclaimed}. */
  static void check(Tx tx, Admit wanted) {
    var provenAt = wanted.provenAt();
    if (provenAt != null
        && tx.query(
                """
                select exists (select from reclaimed where customer_id = :customer and at >= :proven)
                """)
            .bind("customer", wanted.customerId())
            .bind("proven", provenAt)
            .mapTo(Boolean.class)
            .one()) {
      throw Refusal.conflict(
          "account_reclaimed", "the account has become another's since; sign in again");
    }
  }
}
