package byway.commerce.payments;

import byway.commerce.payments.Moved.Asked;
import byway.commerce.payments.Moved.Returned;
import byway.commerce.payments.api.PaymentDispute;
import byway.commerce.payments.api.PaymentRefund;
import byway.commerce.payments.api.RefundState;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is noted of captured money that went back or is asked back. */
final class MovedMoney {
  private MovedMoney() {}

  /** Begins a look at the processor; what it finds counts if no later look was noted before. */
  static long beginLook(Tx tx, UUID orderId) {
    return tx.query("update payments set looks = looks + 1 where order_id = :order returning looks")
        .bind("order", orderId)
        .mapTo(Long.class)
        .one();
  }

  /** Whether this look is the latest to be noted; the payment is held by this transaction. */
  static boolean isLatest(Tx tx, UUID orderId, long look) {
    return tx.update(
                """
                update payments set noted_look = :look
                where order_id = :order and noted_look < :look
                """)
            .bind("order", orderId)
            .bind("look", look)
            .execute()
        == 1;
  }

  /** Whether that is news. */
  static boolean note(
      Tx tx, UUID tenantId, UUID orderId, Asked dispute, @Nullable Instant endedAt) {
    return tx.update(
                """
                insert into disputes as d (tenant_id, processor_id, order_id, amount_minor, state,
                  reason, opened_at, ended_at)
                values (:tenant, :id, :order, :amount, :state, :reason, :openedAt, cast(:endedAt as timestamptz))
                on conflict (tenant_id, processor_id) do update set
                  amount_minor = excluded.amount_minor, state = excluded.state,
                  reason = excluded.reason, ended_at = coalesce(d.ended_at, excluded.ended_at)
                where (d.amount_minor, d.state, d.reason)
                  is distinct from (excluded.amount_minor, excluded.state, excluded.reason)
                """)
            .bind("tenant", tenantId)
            .bind("id", dispute.id())
            .bind("order", orderId)
            .bind("amount", dispute.amount().minor())
            .bind("state", dispute.state().name())
            .bind("reason", dispute.reason())
            .bind("openedAt", dispute.at())
            .bind("endedAt", endedAt)
            .execute()
        == 1;
  }

  /** Whether that is news. */
  static boolean note(Tx tx, UUID tenantId, UUID orderId, Returned refund) {
    return tx.update(
                """
                insert into outside_refunds as r (tenant_id, processor_id, order_id, amount_minor,
                  state, reason, made_at)
                values (:tenant, :id, :order, :amount, :state, :reason, :at)
                on conflict (tenant_id, processor_id) do update set
                  state = excluded.state, reason = excluded.reason
                where r.state is distinct from excluded.state
                """)
            .bind("tenant", tenantId)
            .bind("id", refund.id())
            .bind("order", orderId)
            .bind("amount", refund.amount().minor())
            .bind("state", (refund.failed() ? RefundState.FAILED : RefundState.DONE).name())
            .bind("reason", refund.reason())
            .bind("at", refund.at())
            .execute()
        == 1;
  }

  /** All that went back, worked out anew, so that doing this twice adds nothing. */
  static void sum(Tx tx, UUID orderId) {
    tx.update(
            """
            update payments p set refunded_minor = least(p.amount_minor, (
                select coalesce(sum(amount_minor), 0) from refunds
                where order_id = p.order_id and done) + (
                select coalesce(sum(amount_minor), 0) from outside_refunds
                where order_id = p.order_id and state = 'DONE'))
            where order_id = :order and captured_at is not null
            """)
        .bind("order", orderId)
        .execute();
  }

  /** The sum, and whether the bank has the money. */
  static void restate(Tx tx, UUID orderId) {
    tx.update(
            """
            update payments p set state = case when exists (
                select from disputes d where d.order_id = p.order_id and d.state in ('OPEN', 'LOST'))
                then 'DISPUTED' else 'CAPTURED' end
            where order_id = :order and captured_at is not null
            """)
        .bind("order", orderId)
        .execute();
    sum(tx, orderId);
  }

  /** What was not paid back, nor set aside for it. */
  static long leftMinor(Tx tx, UUID orderId) {
    return tx.query(
            """
            select greatest(0, p.amount_minor
              - (select coalesce(sum(amount_minor), 0) from refunds
                 where order_id = p.order_id and not failed)
              - (select coalesce(sum(amount_minor), 0) from outside_refunds
                 where order_id = p.order_id and state = 'DONE'))::bigint
            from payments p where p.order_id = :order
            """)
        .bind("order", orderId)
        .mapTo(Long.class)
        .one();
  }

  static List<PaymentRefund> refunds(Tx tx, UUID orderId, String currency) {
    return tx.query(
            """
            select refund_key::text as id, amount_minor, cast(:currency as text) as currency,
              case when failed then 'FAILED' when done then 'DONE' else 'ASKED' end as state,
              false as elsewhere, failure_code as reason, asked_at as at
            from refunds where order_id = :order
            union all
            select processor_id, amount_minor, :currency, state, true, reason, made_at
            from outside_refunds where order_id = :order
            order by at, id limit :most
            """)
        .bind("order", orderId)
        .bind("most", MOST)
        .bind("currency", currency)
        .mapTo(PaymentRefund.class)
        .list();
  }

  static List<PaymentDispute> disputes(Tx tx, UUID orderId, String currency) {
    return tx.query(
            """
            select *, processor_id as id, cast(:currency as text) as currency
            from disputes where order_id = :order
            order by opened_at, processor_id limit :most
            """)
        .bind("order", orderId)
        .bind("most", MOST)
        .bind("currency", currency)
        .mapTo(PaymentDispute.class)
        .list();
  }

  /** As many as the processor tells of one payment. */
  private static final int MOST = 200;
}
