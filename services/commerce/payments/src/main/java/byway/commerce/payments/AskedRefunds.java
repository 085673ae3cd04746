package byway.commerce.payments;

import byway.kit.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Money that is to be paid back, or was: noted before the processor is asked. */
final class AskedRefunds {
  private AskedRefunds() {}

  /** One of them. */
  record AskedRefund(UUID key, UUID orderId, long amountMinor, boolean done, Instant askedAt) {}

  static Optional<AskedRefund> find(Tx tx, UUID key) {
    return tx.query("select * from refunds where refund_key = :key")
        .bind("key", key)
        .map(AskedRefunds::refund)
        .findOne();
  }

  /** All that was asked for, paid back already or not. */
  static long askedMinor(Tx tx, UUID orderId) {
    return tx.query("select coalesce(sum(amount_minor), 0) from refunds where order_id = :order")
        .bind("order", orderId)
        .mapTo(Long.class)
        .one();
  }

  static void add(Tx tx, UUID tenantId, AskedRefund refund, Instant lookAgainAt) {
    tx.update(
            """
            insert into refunds (tenant_id, refund_key, order_id, amount_minor, asked_at,
              look_again_at)
            values (:tenant, :key, :order, :amount, :askedAt, :lookAgainAt)
            """)
        .bind("tenant", tenantId)
        .bind("key", refund.key())
        .bind("order", refund.orderId())
        .bind("amount", refund.amountMinor())
        .bind("askedAt", refund.askedAt())
        .bind("lookAgainAt", lookAgainAt)
        .execute();
  }

  /** The sum is worked out anew, so that doing this twice adds nothing. */
  static void done(Tx tx, UUID key, UUID orderId) {
    tx.update("update refunds set done = true, look_again_at = null where refund_key = :key")
        .bind("key", key)
        .execute();
    tx.update(
            """
            update payments set refunded_minor = (
              select sum(amount_minor) from refunds where order_id = :order and done)
            where order_id = :order
            """)
        .bind("order", orderId)
        .execute();
  }

  private static AskedRefund refund(ResultSet row, StatementContext context) throws SQLException {
    return new AskedRefund(
        row.getObject("refund_key", UUID.class),
        row.getObject("order_id", UUID.class),
        row.getLong("amount_minor"),
        row.getBoolean("done"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant());
  }
}
