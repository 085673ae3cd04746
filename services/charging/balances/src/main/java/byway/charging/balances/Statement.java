package byway.charging.balances;

import byway.contracts.balances.Posting;
import byway.kit.store.Tx;
import java.util.List;
import java.util.UUID;

/** What happened on an account, newest first. */
final class Statement {
  private Statement() {}

  static List<Posting> of(Tx tx, UUID accountId, long before, int most) {
    return tx.query(
            """
            select number, at, from_ledger as "from", to_ledger as "to", unit, amount, reason,
                   reference
            from postings where account_id = :account and number < :before
            order by number desc limit :most
            """)
        .bind("account", accountId)
        .bind("before", before)
        .bind("most", most)
        .mapTo(Posting.class)
        .list();
  }
}
