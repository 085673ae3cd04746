package byway.commerce.orders;

import byway.commerce.orders.api.OrderState;
import byway.kit.context.Context;
import byway.kit.store.Databases;
import byway.kit.store.Store;
import java.time.Instant;
import java.util.UUID;

/** The schema as it was when orders had a time to be looked at again. */
final class OrdersBeforeTasks extends Store {
  OrdersBeforeTasks(Databases databases) {
    super(databases, "orders", "V1__orders.sql", "V2__money_that_moved.sql");
  }

  UUID unfinished(OrderState state, Instant at) {
    var id = UUID.randomUUID();
    change(
        tx ->
            tx.update(
                    """
                    insert into orders (tenant_id, order_id, customer_id, pack_id, pack_name, bytes,
                      price_minor, currency, state, return_url, cancel_url, save_card, placed_at,
                      look_again_at)
                    values (:tenant, :id, :id, :id, 'One', 1000, 999, 'EUR', :state, 'https://r',
                      'https://c', false, :at, :at)
                    """)
                .bind("tenant", Context.tenantId())
                .bind("id", id)
                .bind("state", state.name())
                .bind("at", at)
                .execute());
    return id;
  }
}
