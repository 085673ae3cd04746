package byway.charging.balances;

import byway.charging.balances.api.Posting;
import byway.kit.store.Tx;
import java.util.List;

/**
 * What happened on an account, newest first. It ends where its history does: charges of a month
 * that is closed are no longer in it ({@code closings} has their sum); grants and money stay.
 */
final class Statement {
  private Statement() {}

  /** The tenant is named although row security does it too: only so the index gives the order. */
  static List<Posting> of(Tx tx, AccountKey account, long before, int most) {
    return tx.query(
            """
            select number, at, unit, amount, reason, reference,
              case from_ledger when 'customer' then 'customer:' || account_id else from_ledger end
                as "from",
              case to_ledger when 'customer' then 'customer:' || account_id else to_ledger end
                as "to"
            from postings
            where tenant_id = :tenant and account_id = :account and number < :before
            order by number desc limit :most
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("before", before)
        .bind("most", most)
        .mapTo(Posting.class)
        .list();
  }
}
