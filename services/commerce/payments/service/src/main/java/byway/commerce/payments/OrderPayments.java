package byway.commerce.payments;

import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.PaymentTotals;
import byway.commerce.payments.api.StartPayment;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments of the tenant whose transaction it is. */
final class OrderPayments {
  private OrderPayments() {}

  /** Whether it was not there before. */
  static boolean add(Tx tx, UUID tenantId, StartPayment asked, UUID accountId, Instant now) {
    return tx.update(
                """
            insert into payments (tenant_id, order_id, customer_id, amount_minor, currency, state,
              description, return_url, cancel_url, save_card, saved_card, asked_at, account_id)
            values (:tenant, :order, :customer, :amount, :currency, 'PENDING',
              :description, :returnUrl, :cancelUrl, :saveCard, :savedCard, :now, :account)
            on conflict do nothing
            """)
            .bind("tenant", tenantId)
            .bind("order", asked.orderId())
            .bind("customer", asked.customerId())
            .bind("amount", asked.amount().minor())
            .bind("currency", asked.amount().currency())
            .bind("description", asked.description())
            .bind("returnUrl", asked.returnUrl())
            .bind("cancelUrl", asked.cancelUrl())
            .bind("saveCard", asked.saveCard())
            .bind("savedCard", asked.savedCard())
            .bind("now", now)
            .bind("account", accountId)
            .execute()
        == 1;
  }

  static Optional<OrderPayment> find(Tx tx, UUID orderId) {
    return find(tx, orderId, "");
  }

  /** Holds it until the transaction ends, so that only one at a time decides about it. */
  static Optional<OrderPayment> hold(Tx tx, UUID orderId) {
    return find(tx, orderId, "for update");
  }

  private static Optional<OrderPayment> find(Tx tx, UUID orderId, String lock) {
    return tx.query("select * from payments where order_id = :order " + lock)
        .bind("order", orderId)
        .mapTo(OrderPayment.class)
        .findOne();
  }

  static void hasPage(Tx tx, UUID orderId, String sessionId, String url) {
    tx.update(
            """
            update payments set session_id = :session, page_url = :url
            where order_id = :order and session_id is null
            """)
        .bind("order", orderId)
        .bind("session", sessionId)
        .bind("url", url)
        .execute();
  }

  static void hasIntent(Tx tx, UUID orderId, String intentId) {
    tx.update(
            """
            update payments set intent_id = :intent
            where order_id = :order and intent_id is null
            """)
        .bind("order", orderId)
        .bind("intent", intentId)
        .execute();
  }

  static void captured(Tx tx, UUID orderId, String intentId, Instant at) {
    tx.update(
            """
            update payments set state = 'CAPTURED', intent_id = :intent, captured_at = :at,
              failure_code = null
            where order_id = :order and captured_at is null
            """)
        .bind("order", orderId)
        .bind("intent", intentId)
        .bind("at", at)
        .execute();
  }

  /** It ends without money, or the money is in doubt. */
  static void ended(Tx tx, UUID orderId, PaymentState state, @Nullable String code) {
    tx.update(
            """
            update payments set state = :state, failure_code = :code
            where order_id = :order
            """)
        .bind("order", orderId)
        .bind("state", state.name())
        .bind("code", code)
        .execute();
  }

  /** With all that became of its money. */
  static Payment told(Tx tx, UUID orderId) {
    var payment = find(tx, orderId).orElseThrow(() -> Refusal.notFound("the payment"));
    var currency = payment.amount().currency();
    return payment.payment(
        MovedMoney.refunds(tx, orderId, currency), MovedMoney.disputes(tx, orderId, currency));
  }

  static PaymentTotals totals(Tx tx) {
    var captured = new TreeMap<String, Long>();
    var refunded = new TreeMap<String, Long>();
    tx.query(
            """
            select currency, sum(amount_minor) as captured, sum(refunded_minor) as refunded
            from payments where captured_at is not null group by currency
            """)
        .map(
            (row, context) -> {
              captured.put(row.getString("currency"), row.getLong("captured"));
              refunded.put(row.getString("currency"), row.getLong("refunded"));
              return true;
            })
        .list();
    return new PaymentTotals(captured, refunded);
  }
}
