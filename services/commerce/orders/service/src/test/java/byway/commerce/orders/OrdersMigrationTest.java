package byway.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.Grant;
import byway.commerce.orders.api.OrderState;
import byway.kit.testing.TestInfrastructure;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an older version has left to be looked at again is done by the newer one. */
class OrdersMigrationTest {
  final UUID tenant = UUID.randomUUID();

  @Test
  void an_order_that_waited_to_be_looked_at_again_is_finished() {
    try (var infrastructure = TestInfrastructure.fresh()) {
      var before = new OrdersBeforeTasks(infrastructure.databases());
      var now = infrastructure.clock.instant();
      var paid = infrastructure.as(tenant, () -> before.unfinished(OrderState.PAID, now));
      try (var shop = new Shop(infrastructure, new OrdersStore(infrastructure.databases()))) {
        shop.doDue();
        var order = infrastructure.as(tenant, () -> shop.orders.get(paid));
        assertThat(order.state()).isEqualTo(OrderState.FULFILLED);
        assertThat(shop.balances.grants(order.customerId()))
            .extracting(Grant::key)
            .containsExactly(paid);
      }
    }
  }
}
