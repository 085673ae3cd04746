package byway.commerce.vouchers;

import byway.kit.context.Context;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import java.time.Instant;
import java.util.UUID;

/** The schema as it was when what was used and not granted was looked for. */
final class VouchersBeforeTasks extends Store {
  VouchersBeforeTasks(Databases databases) {
    super(databases, "vouchers", "V1__vouchers.sql");
  }

  /** Used by this account, and not granted. */
  void leaveUnfinished(UUID account, long bytes, Instant at) {
    var id = UUID.randomUUID();
    change(
        tx -> {
          tx.update(
                  """
                  insert into batches (tenant_id, batch_id, label, count, bytes, reason, issued_at)
                  values (:tenant, :id, 'Fair', 1, :bytes, 'the fair', :at)
                  """)
              .bind("tenant", Context.tenantId())
              .bind("id", id)
              .bind("bytes", bytes)
              .bind("at", at)
              .execute();
          tx.update(
                  """
                  insert into vouchers (tenant_id, voucher_id, batch_id, number, letters, code_hash,
                    account_id, used_at)
                  values (:tenant, :id, :id, 1, 'ABC', '\\x00', :account, :at)
                  """)
              .bind("tenant", Context.tenantId())
              .bind("id", id)
              .bind("account", account)
              .bind("at", at)
              .execute();
        });
  }
}
