package byway.commerce.orders;

import static byway.commerce.orders.Shop.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.orders.api.OrderRefunded;
import byway.commerce.orders.api.OrderState;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Money;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderRefundsTest {
  static TestInfrastructure infrastructure;
  static OrdersStore store;
  Shop shop;

  @BeforeAll
  static void open() {
    infrastructure = TestInfrastructure.fresh();
    store = new OrdersStore(infrastructure.databases());
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @BeforeEach
  void openShop() {
    shop = new Shop(infrastructure, store);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void a_refund_takes_back_what_is_left_and_pays_its_share_once() {
    var id = shop.fulfilled();
    shop.balances.use(shop.customer, 250_000_000L);
    assertThat(shop.refund(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(shop.refund(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(shop.payments.refunds.values()).containsExactly(new Money(749, "EUR"));
    assertThat(shop.published(OrderRefunded.class))
        .containsExactly(new OrderRefunded(id, shop.customer, 750_000_000L, new Money(749, "EUR")));
  }

  @Test
  void a_refund_broken_off_halfway_is_ended_by_the_same_command() {
    shop.payments.losesRefundAnswers = true;
    var id = shop.halfRefunded();
    shop.payments.losesRefundAnswers = false;
    assertThat(shop.refund(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(shop.payments.refunds.values()).containsExactly(new Money(999, "EUR"));
  }

  @Test
  void a_refund_broken_off_halfway_is_ended_by_its_task() {
    shop.payments.refusesRefunds = true;
    var id = shop.halfRefunded();
    shop.payments.refusesRefunds = false;
    infrastructure.clock.advance(OrderTasks.PATIENCE.plusSeconds(1));
    shop.doDue();
    assertThat(shop.get(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(shop.payments.refunds.values()).containsExactly(new Money(999, "EUR"));
  }

  @Test
  void a_pack_of_which_nothing_worth_a_cent_is_left_stays_with_its_buyer() {
    var id = shop.fulfilled();
    shop.balances.use(shop.customer, 999_999_999L);
    assertRefused("not_refundable", () -> shop.refund(id));
    assertThat(shop.taken(id)).isZero();
    assertThat(shop.get(id).state()).isEqualTo(OrderState.FULFILLED);
  }

  @Test
  void what_was_not_granted_cannot_be_refunded() {
    var id = shop.place(shop.wish()).order().id();
    assertRefused("not_refundable", () -> shop.refund(id));
    assertRefused("not_found", () -> shop.refund(UUID.randomUUID()));
  }

  @Test
  void bytes_promised_to_a_session_can_be_paid_back_when_it_has_ended() {
    var id = shop.fulfilled();
    shop.balances.promise(shop.customer, 1_000_000_000L);
    assertRefused("not_refundable", () -> shop.refund(id));
    shop.balances.promise(shop.customer, 0);
    assertThat(shop.refund(id).state()).isEqualTo(OrderState.REFUNDED);
  }
}
