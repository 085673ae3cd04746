package byway.commerce.payments;

import byway.kit.store.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that is to be paid back, or was: noted before the processor is asked. */
final class AskedRefunds {
  private AskedRefunds() {}

  /** One of them. */
  record AskedRefund(
      UUID key,
      UUID orderId,
      long amountMinor,
      boolean done,
      @Nullable String failureCode,
      Instant askedAt) {
    /** Whether nothing more is to be done for it. */
    boolean isOver() {
      return done || failureCode != null;
    }
  }

  static Optional<AskedRefund> find(Tx tx, UUID key) {
    return tx.query("select *, refund_key as key from refunds where refund_key = :key")
        .bind("key", key)
        .mapTo(AskedRefund.class)
        .findOne();
  }

  static void add(Tx tx, UUID tenantId, AskedRefund refund) {
    tx.update(
            """
            insert into refunds (tenant_id, refund_key, order_id, amount_minor, asked_at)
            values (:tenant, :key, :order, :amount, :askedAt)
            """)
        .bind("tenant", tenantId)
        .bind("key", refund.key())
        .bind("order", refund.orderId())
        .bind("amount", refund.amountMinor())
        .bind("askedAt", refund.askedAt())
        .execute();
  }

  /** Whether that is news. */
  static boolean done(Tx tx, UUID key) {
    return tx.update(
                """
                update refunds set done = true, failed = false, failure_code = null
                where refund_key = :key and not done
                """)
            .bind("key", key)
            .execute()
        == 1;
  }

  /** The processor will not do it, or the bank sent it back: it is never asked for again. */
  static boolean failed(Tx tx, UUID key, String code) {
    return tx.update(
                """
                update refunds set done = false, failed = true, failure_code = :code
                where refund_key = :key and not failed
                """)
            .bind("key", key)
            .bind("code", code)
            .execute()
        == 1;
  }
}
