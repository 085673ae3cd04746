package byway.commerce.orders;

import static byway.commerce.orders.Shop.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderPaid;
import byway.commerce.orders.api.OrderState;
import byway.commerce.orders.api.PlaceOrder;
import byway.commerce.orders.api.PlacedOrder;
import byway.commerce.payments.api.PaymentCaptured;
import byway.commerce.payments.api.PaymentMoved;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersTest {
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
  void an_order_copies_the_pack_and_says_where_to_pay() {
    var placed = shop.place(shop.wish());
    assertThat(placed.order())
        .extracting(Order::packName, Order::bytes, Order::price, Order::state)
        .containsExactly("One", 1_000_000_000L, new Money(999, "EUR"), OrderState.PLACED);
    assertThat(placed.paymentUrl()).isEqualTo("https://pay.example/" + placed.order().id());
  }

  @Test
  void orders_are_found_by_what_they_are() {
    var placed = shop.place(shop.wish()).order().id();
    infrastructure.clock.advance(Duration.ofMillis(1));
    var done = shop.fulfilled();
    assertThat(shop.find("", "")).containsExactly(done, placed);
    assertThat(shop.find("", "placed")).containsExactly(placed, done);
    assertThat(shop.find("state:fulfilled price>9.98 one", "")).containsExactly(done);
    assertThat(shop.find("price>9.99", "")).isEmpty();
    assertThat(shop.find("-paid:* customer:" + shop.customer, "")).containsExactly(placed);
    assertThat(shop.find("customer:" + UUID.randomUUID(), "")).isEmpty();
    assertThat(shop.find("flagged:true", "")).isEmpty();
    assertRefused("filter_field_unknown", () -> shop.find("payment_url:*", ""));
    assertRefused("filter_value_invalid", () -> shop.find("price>cheap", ""));
  }

  @Test
  void the_same_key_again_is_the_same_order_even_when_the_pack_is_gone() {
    var wish = shop.wish();
    var placed = shop.place(wish);
    shop.retire();
    assertThat(shop.place(wish)).isEqualTo(placed);
    assertThat(shop.payments.starts).isOne();
  }

  @Test
  void the_same_key_for_something_else_is_refused() {
    var wish = shop.wish();
    shop.place(wish);
    var other =
        new PlaceOrder(
            wish.key(), UUID.randomUUID(), wish.packId(), "https://r", "https://c", false, null);
    assertRefused("key_reused", () -> shop.place(other));
  }

  @Test
  void a_retired_pack_cannot_be_ordered() {
    shop.retire();
    var wish = shop.wish();
    assertRefused("pack_not_on_sale", () -> shop.place(wish));
    assertRefused("not_found", () -> shop.get(wish.key()));
  }

  @Test
  void while_payments_is_away_the_order_stays_and_asking_again_starts_the_payment() {
    var wish = shop.wish();
    shop.payments.fails = RecordedPayments.away();
    var placed = shop.place(wish);
    assertThat(placed.order().state()).isEqualTo(OrderState.PLACED);
    assertThat(placed.paymentUrl()).isNull();

    shop.payments.fails = null;
    assertThat(shop.place(wish).paymentUrl()).isEqualTo("https://pay.example/" + wish.key());
  }

  @Test
  void a_declined_card_is_refused_and_ends_the_order() {
    shop.payments.fails = Refusal.of(402, "card_declined", "declined");
    var wish = shop.wish("pm_1");
    assertRefused("card_declined", () -> shop.place(wish));
    assertThat(shop.get(wish.key()).state()).isEqualTo(OrderState.CANCELLED);
  }

  @Test
  void captured_money_is_published_and_becomes_bytes_once() {
    var id = shop.fulfilled();
    shop.doDue();
    assertThat(shop.published(OrderPaid.class)).hasSize(1);
    assertThat(shop.get(id).state()).isEqualTo(OrderState.FULFILLED);
    assertThat(shop.get(id).paidAt()).isEqualTo(infrastructure.clock.instant());
    assertThat(shop.balances.grants(shop.customer))
        .containsExactly(
            new Grant(
                id,
                shop.customer,
                1_000_000_000L,
                GrantReason.PURCHASE,
                new Money(999, "EUR"),
                "One"));
    shop.capture(id);
    assertThat(shop.published(OrderPaid.class)).isEmpty();
  }

  @Test
  void paid_but_not_granted_is_granted_when_balances_is_there_again() {
    var id = shop.paid();
    shop.granting.before(RecordedPayments.away());
    for (int i = 0; i < 20; i++) {
      shop.doDue();
      infrastructure.clock.advance(Duration.ofMinutes(30));
    }
    assertThat(shop.get(id).state()).isEqualTo(OrderState.PAID);

    shop.granting.noMore();
    infrastructure.clock.advance(Duration.ofHours(1));
    shop.doDue();
    assertThat(shop.get(id).state()).isEqualTo(OrderState.FULFILLED);
  }

  @Test
  void an_order_that_cannot_be_granted_holds_up_no_other() {
    var first = shop.paid();
    shop.granting.before(RecordedPayments.away());
    shop.doDue();
    shop.granting.noMore();
    var second = shop.paid();
    shop.doDue();
    assertThat(shop.get(first).state()).isEqualTo(OrderState.PAID);
    assertThat(shop.get(second).state()).isEqualTo(OrderState.FULFILLED);
  }

  @Test
  void another_price_than_the_order_s_pays_nothing() {
    var id = shop.place(shop.wish()).order().id();
    var wrong =
        new PaymentCaptured(id, shop.customer, new Money(1, "EUR"), infrastructure.clock.instant());
    assertThatThrownBy(() -> shop.deliver(wrong)).isInstanceOf(IllegalStateException.class);
    assertThat(shop.get(id).state()).isEqualTo(OrderState.PLACED);
  }

  @Test
  void a_failed_payment_cancels_and_money_that_comes_after_all_revives() {
    var id = shop.place(shop.wish()).order().id();
    shop.fail(id);
    assertThat(shop.get(id).state()).isEqualTo(OrderState.CANCELLED);
    shop.capture(id);
    assertThat(shop.get(id).state()).isEqualTo(OrderState.PAID);
    shop.fail(id);
    assertThat(shop.get(id).state()).isEqualTo(OrderState.PAID);
  }

  @Test
  void an_order_that_nobody_pays_lapses() {
    var wish = shop.wish();
    shop.place(wish);
    infrastructure.clock.advance(OrdersEndpoint.LAPSES_AFTER.minusMinutes(1));
    shop.doDue();
    assertThat(shop.place(wish).paymentUrl()).isNotNull();
    infrastructure.clock.advance(Duration.ofMinutes(2));
    shop.doDue();
    assertThat(shop.place(wish))
        .extracting(placed -> placed.order().state(), PlacedOrder::paymentUrl)
        .containsExactly(OrderState.CANCELLED, null);
  }

  @Test
  void what_is_heard_of_the_money_of_an_order_that_somebody_may_pay_does_not_end_it() {
    var id = shop.place(shop.wish()).order().id();
    shop.deliver(new PaymentMoved(id, shop.customer));
    shop.doDue();
    assertThat(shop.get(id).state()).isEqualTo(OrderState.PLACED);
    infrastructure.clock.advance(OrdersEndpoint.LAPSES_AFTER.plusMinutes(1));
    shop.doDue();
    assertThat(shop.get(id).state()).isEqualTo(OrderState.CANCELLED);
  }

  @Test
  void orders_are_listed_newest_first_page_by_page() {
    var newestFirst = new ArrayList<UUID>();
    for (int i = 0; i < 5; i++) {
      newestFirst.addFirst(shop.place(shop.wish()).order().id());
      if (i % 2 == 1) { // Some are of the same instant: the cursor must not skip those.
        infrastructure.clock.advance(Duration.ofMillis(1));
      }
    }
    var listed = shop.pagesOf(shop.customer, 2);
    assertThat(listed).hasSize(5);
    assertThat(listed.getFirst()).isEqualTo(newestFirst.getFirst());
    assertThat(listed.subList(1, 3)).containsExactlyInAnyOrderElementsOf(newestFirst.subList(1, 3));
    assertThat(listed.subList(3, 5)).containsExactlyInAnyOrderElementsOf(newestFirst.subList(3, 5));
    assertThat(shop.pagesOf(null, 100)).hasSize(5);
    assertThat(shop.pagesOf(UUID.randomUUID(), 2)).isEmpty();
    assertRefused("cursor_invalid", () -> shop.list(shop.customer, 2, "1' or '1'='1"));
  }

  @Test
  void another_operator_sees_none_of_it() {
    var id = shop.place(shop.wish()).order().id();
    var other = UUID.randomUUID();
    assertRefused("not_found", () -> infrastructure.as(other, () -> shop.orders.get(id)));
    assertThat(infrastructure.as(other, () -> shop.orders.list(null, 0, null)).items()).isEmpty();
  }
}
