package byway.commerce.orders;

import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderMoney;
import byway.commerce.orders.api.OrderState;
import byway.commerce.payments.api.DisputeState;
import byway.kit.filters.ListQuery;
import byway.kit.store.Tx;
import byway.kit.values.Money;
import byway.kit.values.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The purchases of the tenant whose transaction it is. Every step from one state to the next names
 * the state it starts from, so a step that was taken already takes nothing again.
 */
final class Purchases {
  private Purchases() {}

  /** Adds it as PLACED; false where its id is there already. */
  static boolean add(Tx tx, UUID tenantId, OrderRow purchase) {
    var order = purchase.order();
    return tx.update(
                """
                insert into orders (tenant_id, order_id, customer_id, pack_id, pack_name, bytes,
                  price_minor, currency, state, return_url, cancel_url, save_card, saved_card,
                  placed_at)
                values (:tenant, :id, :customer, :pack, :name, :bytes,
                  :price, :currency, 'PLACED', :returnUrl, :cancelUrl, :saveCard, :savedCard,
                  :placedAt)
                on conflict do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", order.id())
            .bind("customer", order.customerId())
            .bind("pack", order.packId())
            .bind("name", order.packName())
            .bind("bytes", order.bytes())
            .bind("price", order.price().minor())
            .bind("currency", order.price().currency())
            .bind("returnUrl", purchase.wish().returnUrl())
            .bind("cancelUrl", purchase.wish().cancelUrl())
            .bind("saveCard", purchase.wish().saveCard())
            .bind("savedCard", purchase.wish().savedCard())
            .bind("placedAt", order.placedAt())
            .execute()
        == 1;
  }

  static Optional<OrderRow> find(Tx tx, UUID id) {
    return tx.query("select * from orders where order_id = :id")
        .bind("id", id)
        .map(Purchases::purchase)
        .findOne();
  }

  /**
   * Newest first. Names the tenant although row-level security does so too: with it the index gives
   * the order, and a page costs the same however many orders there are.
   */
  static List<Order> list(
      Tx tx, UUID tenantId, @Nullable UUID customerId, @Nullable Place after, int most) {
    return list(tx, tenantId, customerId, after, most, "");
  }

  /** In the order that was asked for; the tenant is named for the same reason. */
  static Page<Order> find(Tx tx, UUID tenantId, ListQuery<Order> query) {
    return query.page(
        tx,
        "select * from orders where tenant_id = :tenant",
        Map.of("tenant", tenantId),
        (row, context) -> purchase(row, context).order());
  }

  /** Those that staff should look at. */
  static List<Order> flagged(
      Tx tx, UUID tenantId, @Nullable UUID customerId, @Nullable Place after, int most) {
    return list(
        tx,
        tenantId,
        customerId,
        after,
        most,
        "and (dispute is not null or owed_minor > 0 or refund_failed)");
  }

  private static List<Order> list(
      Tx tx,
      UUID tenantId,
      @Nullable UUID customerId,
      @Nullable Place after,
      int most,
      String which) {
    var query =
        tx.query(
                """
                select * from orders where tenant_id = :tenant %s %s %s
                order by placed_at desc, order_id desc limit :most
                """
                    .formatted(
                        customerId == null ? "" : "and customer_id = :customer",
                        after == null ? "" : "and (placed_at, order_id) < (:at, :id)",
                        which))
            .bind("tenant", tenantId)
            .bind("most", most);
    if (customerId != null) {
      query.bind("customer", customerId);
    }
    if (after != null) {
      query.bind("at", after.placedAt()).bind("id", after.id());
    }
    return query.map((row, context) -> purchase(row, context).order()).list();
  }

  static void payAt(Tx tx, UUID id, String url) {
    tx.update("update orders set payment_url = :url where order_id = :id and state = 'PLACED'")
        .bind("url", url)
        .bind("id", id)
        .execute();
  }

  /** Whether the one who asks may ask the processor: nobody has since then. */
  static boolean askPayment(Tx tx, UUID id, Instant now, Instant before) {
    return tx.update(
                """
                update orders set payment_asked_at = :now
                where order_id = :id and state = 'PLACED'
                  and (payment_asked_at is null or payment_asked_at <= :before)
                """)
            .bind("id", id)
            .bind("now", now)
            .bind("before", before)
            .execute()
        == 1;
  }

  /** Money may come after we had given it up: then the order goes on from CANCELLED. */
  static boolean paid(Tx tx, UUID id, Instant at) {
    return tx.update(
                """
                update orders set state = 'PAID', paid_at = :at
                where order_id = :id and state in ('PLACED', 'CANCELLED')
                """)
            .bind("id", id)
            .bind("at", at)
            .execute()
        == 1;
  }

  static boolean step(Tx tx, UUID id, OrderState from, OrderState to) {
    return tx.update(
                """
                update orders set state = :to
                where order_id = :id and state = :from
                """)
            .bind("id", id)
            .bind("from", from.name())
            .bind("to", to.name())
            .execute()
        == 1;
  }

  static void beginRefund(Tx tx, UUID id, String reason) {
    tx.update(
            """
            update orders set refund_reason = coalesce(refund_reason, :reason)
            where order_id = :id and state = 'FULFILLED'
            """)
        .bind("id", id)
        .bind("reason", reason)
        .execute();
  }

  static void dropRefund(Tx tx, UUID id) {
    tx.update(
            """
            update orders set refund_reason = null
            where order_id = :id and state = 'FULFILLED'
            """)
        .bind("id", id)
        .execute();
  }

  private static @Nullable OrderMoney money(ResultSet row) throws SQLException {
    var currency = row.getString("currency");
    var dispute = row.getString("dispute");
    long returned = row.getLong("returned_minor");
    boolean refundFailed = row.getBoolean("refund_failed");
    if (dispute == null && returned == 0 && !refundFailed) {
      return null;
    }
    return new OrderMoney(
        new Money(returned, currency),
        new Money(row.getLong("disputed_minor"), currency),
        dispute == null ? null : DisputeState.valueOf(dispute),
        row.getLong("taken_bytes"),
        new Money(row.getLong("owed_minor"), currency),
        refundFailed);
  }

  private static OrderRow purchase(ResultSet row, StatementContext context) throws SQLException {
    var paidAt = row.getObject("paid_at", OffsetDateTime.class);
    var askedAt = row.getObject("payment_asked_at", OffsetDateTime.class);
    return new OrderRow(
        new Order(
            row.getObject("order_id", UUID.class),
            row.getObject("customer_id", UUID.class),
            row.getObject("pack_id", UUID.class),
            row.getString("pack_name"),
            row.getLong("bytes"),
            new Money(row.getLong("price_minor"), row.getString("currency")),
            OrderState.valueOf(row.getString("state")),
            row.getObject("placed_at", OffsetDateTime.class).toInstant(),
            paidAt == null ? null : paidAt.toInstant(),
            money(row),
            askedAt == null ? null : askedAt.toInstant()),
        new OrderRow.Wish(
            row.getString("return_url"),
            row.getString("cancel_url"),
            row.getBoolean("save_card"),
            row.getString("saved_card")),
        row.getString("payment_url"),
        row.getString("refund_reason"),
        row.getInt("refund_try"),
        row.getInt("money_moves"),
        row.getInt("money_moves") == row.getInt("settled_moves"));
  }
}
