package byway.charging.balances;

import byway.contracts.balances.Lot;
import byway.contracts.balances.Withdrawn;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was taken back of lots. */
final class Withdrawals {
  private Withdrawals() {}

  static Optional<Withdrawn> find(Tx tx, UUID grantKey) {
    return tx.query("select bytes, value_minor, currency from withdrawals where grant_key = :key")
        .bind("key", grantKey)
        .map((row, context) -> new Withdrawn(row.getLong("bytes"), Lots.money(row, "value_minor")))
        .findOne();
  }

  static void add(
      Tx tx, UUID tenantId, UUID accountId, UUID grantKey, Withdrawn withdrawn, Instant at) {
    var value = withdrawn.value();
    tx.update(
            """
            insert into withdrawals (tenant_id, grant_key, account_id, bytes, value_minor, currency,
                                     withdrawn_at)
            values (:tenant, :key, :account, :bytes, :value, :currency, :at)
            """)
        .bind("tenant", tenantId)
        .bind("key", grantKey)
        .bind("account", accountId)
        .bind("bytes", withdrawn.bytes())
        .bind("value", value == null ? null : value.minor())
        .bind("currency", value == null ? null : value.currency())
        .bind("at", at)
        .execute();
  }

  /** The share of the lot's price that so many of its bytes are, rounded down to a whole cent. */
  static @Nullable Money value(Lot lot, long bytes) {
    var price = lot.price();
    if (price == null) {
      return null;
    }
    var minor =
        BigInteger.valueOf(price.minor())
            .multiply(BigInteger.valueOf(bytes))
            .divide(BigInteger.valueOf(lot.bytes()));
    return new Money(minor.longValueExact(), price.currency());
  }
}
