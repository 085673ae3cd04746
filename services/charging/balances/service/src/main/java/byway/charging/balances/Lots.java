package byway.charging.balances;

import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.Lot;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was granted, as intervals on the axis of consumption: the first lot is used up first, and
 * what is left of each is arithmetic.
 */
final class Lots {
  private Lots() {}

  static boolean add(Tx tx, UUID tenantId, Grant grant, Instant at) {
    var price = grant.price();
    return tx.update(
                """
                insert into lots (tenant_id, grant_key, account_id, reason, note, bytes, price_minor,
                                  currency, granted_at)
                values (:tenant, :key, :account, :reason, :note, :bytes, :price, :currency, :at)
                on conflict do nothing
                """)
            .bind("tenant", tenantId)
            .bind("key", grant.key())
            .bind("account", grant.accountId())
            .bind("reason", grant.reason())
            .bind("note", grant.note())
            .bind("bytes", grant.bytes())
            .bind("price", price == null ? null : price.minor())
            .bind("currency", price == null ? null : price.currency())
            .bind("at", at)
            .execute()
        == 1;
  }

  /** Whose lot it is, and of how many bytes. */
  record Taken(UUID accountId, long bytes) {}

  static Optional<Taken> taken(Tx tx, UUID grantKey) {
    return tx.query("select account_id, bytes from lots where grant_key = :key")
        .bind("key", grantKey)
        .mapTo(Taken.class)
        .findOne();
  }

  /** Every lot of an account, with what was used of each. */
  static List<Lot> of(Tx tx, AccountKey account, long consumedBytes) {
    var rows =
        tx.query(
                """
                select l.*, (
                  select coalesce(sum(w.bytes), 0)::bigint from withdrawals w
                  where w.tenant_id = l.tenant_id and w.grant_key = l.grant_key) as withdrawn
                from lots l where l.account_id = :account and l.tenant_id = :tenant
                order by l.number
                """)
            .bind("account", account.accountId())
            .bind("tenant", account.tenantId())
            .map((row, context) -> read(row))
            .list();
    var lots = new ArrayList<Lot>(rows.size());
    long rest = consumedBytes;
    for (var lot : rows) {
      long used = Math.min(rest, lot.bytes() - lot.withdrawnBytes());
      rest -= used;
      lots.add(
          new Lot(
              lot.grantKey(),
              lot.reason(),
              lot.note(),
              lot.price(),
              lot.grantedAt(),
              lot.bytes(),
              lot.withdrawnBytes(),
              used));
    }
    return lots;
  }

  private static Lot read(ResultSet row) throws SQLException {
    return new Lot(
        row.getObject("grant_key", UUID.class),
        GrantReason.valueOf(row.getString("reason")),
        row.getString("note"),
        money(row, "price_minor"),
        row.getTimestamp("granted_at").toInstant(),
        row.getLong("bytes"),
        row.getLong("withdrawn"),
        0);
  }

  static @Nullable Money money(ResultSet row, String column) throws SQLException {
    long minor = row.getLong(column);
    return row.wasNull() ? null : new Money(minor, row.getString("currency"));
  }
}
