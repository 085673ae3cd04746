package byway.commerce.orders;

import byway.kit.store.Tx;
import java.util.List;
import java.util.UUID;

/** What became of the money of orders, in the order's rows. */
final class PurchaseMoney {
  /**
   * A customer's orders whose data is asked back while a session is open; the rest has its turn.
   */
  private static final int MOST_BEING_RECKONED = 200;

  private PurchaseMoney() {}

  /** One whose share an open session holds. */
  record Held(UUID tenantId, UUID orderId) {}

  /** Something became of its money, which is to be reckoned. */
  static void moneyMoved(Tx tx, UUID id) {
    tx.update("update orders set money_moves = money_moves + 1 where order_id = :id")
        .bind("id", id)
        .execute();
  }

  /** A refund that was asked for did not reach the customer; whoever asks again tries anew. */
  static void refundFailed(Tx tx, OrderRow purchase) {
    tx.update(
            """
            update orders set state = 'FULFILLED', refund_failed = true, refund_reason = null,
              refund_try = refund_try + 1
            where order_id = :id and refund_try = :try
            """)
        .bind("id", purchase.id())
        .bind("try", purchase.refundTry())
        .execute();
  }

  /** Whether it was the latest to reckon; where newer figures were acted on it must do so again. */
  static boolean reckoned(Tx tx, OrderRow purchase, Reckoning.Result result) {
    return tx.update(
                """
                update orders set settled_moves = :moves, returned_minor = :returned,
                  disputed_minor = :disputed, dispute = :dispute, taken_bytes = :taken,
                  held_bytes = :held, owed_minor = :owed,
                  state = case when :isReturned then 'REFUNDED'
                    when :isOpenAgain then 'FULFILLED' else state end
                where order_id = :id and settled_moves <= :moves
                  and state in ('FULFILLED', 'REFUNDED')
                """)
            .bind("id", purchase.id())
            .bind("moves", purchase.moneyMoves())
            .bind("returned", result.returnedMinor())
            .bind("disputed", result.disputedMinor())
            .bind("dispute", result.dispute() == null ? null : result.dispute().name())
            .bind("taken", result.takenBytes())
            .bind("held", result.heldBytes())
            .bind("owed", result.owedMinor())
            .bind("isReturned", result.isReturned())
            .bind("isOpenAgain", result.isOpenAgain())
            .execute()
        == 1;
  }

  /**
   * Those of customers whose share could not be taken yet.
   *
   * @param tenants whose customer each is
   */
  static List<Held> held(Tx tx, List<UUID> tenants, List<UUID> customers) {
    return tx.query(
            """
            select distinct o.tenant_id, o.order_id from orders o
            join unnest(:tenants::uuid[], :customers::uuid[]) as ended (tenant_id, customer_id)
              on ended.tenant_id = o.tenant_id and ended.customer_id = o.customer_id
            where o.held_bytes > 0 limit :most
            """)
        .bindArray("tenants", UUID.class, tenants.toArray())
        .bindArray("customers", UUID.class, customers.toArray())
        .bind("most", MOST_BEING_RECKONED)
        .mapTo(Held.class)
        .list();
  }

  static void returned(Tx tx, UUID id, long minor) {
    tx.update(
            "update orders set returned_minor = :minor, refund_failed = false where order_id = :id")
        .bind("minor", minor)
        .bind("id", id)
        .execute();
  }
}
