package byway.charging.balances;

import byway.charging.balances.api.Lot;
import byway.charging.balances.api.Withdrawn;
import byway.commerce.payments.api.CardMoney;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was taken back of lots, by cause, and given back: rows that add up and are never changed.
 */
final class Withdrawals {
  private Withdrawals() {}

  /** All for one cause; none where it never took anything. */
  static Optional<Withdrawn> find(Tx tx, UUID grantKey, UUID causeKey) {
    return tx.query(
            """
            select coalesce(sum(bytes), 0)::bigint as bytes,
              sum(value_minor)::bigint as value_minor, max(currency) as currency
            from withdrawals where grant_key = :key and cause_key = :cause
            having count(*) > 0
            """)
        .bind("key", grantKey)
        .bind("cause", causeKey)
        .map((row, context) -> new Withdrawn(row.getLong("bytes"), Lots.money(row, "value_minor")))
        .findOne();
  }

  static void add(
      Tx tx, AccountKey account, UUID grantKey, UUID causeKey, Withdrawn withdrawn, Instant at) {
    var value = withdrawn.value();
    tx.update(
            """
            insert into withdrawals (tenant_id, grant_key, account_id, cause_key, bytes, value_minor,
                                     currency, withdrawn_at)
            values (:tenant, :key, :account, :cause, :bytes, :value, :currency, :at)
            """)
        .bind("tenant", account.tenantId())
        .bind("key", grantKey)
        .bind("account", account.accountId())
        .bind("cause", causeKey)
        .bind("bytes", withdrawn.bytes())
        .bind("value", value == null ? null : value.minor())
        .bind("currency", value == null ? null : value.currency())
        .bind("at", at)
        .execute();
  }

  /**
   * The share of the lot's price that so many of its bytes are, rounded down to what can be paid.
   */
  static @Nullable Money value(Lot lot, long bytes) {
    var price = lot.price();
    if (price == null) {
      return null;
    }
    var minor =
        BigInteger.valueOf(price.minor())
            .multiply(BigInteger.valueOf(bytes))
            .divide(BigInteger.valueOf(lot.bytes()));
    return CardMoney.payable(new Money(minor.longValueExact(), price.currency()));
  }
}
