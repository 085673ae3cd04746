package byway.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.orders.api.OrderPaid;
import byway.commerce.orders.api.OrderState;
import byway.commerce.payments.api.PaymentState;
import byway.kit.testing.TestInfrastructure;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks for an order that waits for its payment is told the truth, whoever it is. */
class AwaitedPaymentsTest {
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
  void an_order_whose_message_is_lost_is_paid_when_somebody_asks_for_it() {
    var id = shop.place(shop.wish()).order().id();
    shop.payments.state = PaymentState.CAPTURED;
    var now = infrastructure.clock.instant();
    assertThat(shop.get(id).state()).isEqualTo(OrderState.PAID);
    assertThat(shop.get(id).paymentAskedAt()).isEqualTo(now);
    shop.capture(id);
    assertThat(shop.published(OrderPaid.class)).as("the message comes after all").hasSize(1);
    shop.doDue();
    assertThat(shop.get(id).state()).isEqualTo(OrderState.FULFILLED);
  }

  @Test
  void one_that_will_not_be_paid_is_cancelled_when_somebody_asks_for_it() {
    for (var end : new PaymentState[] {PaymentState.FAILED, PaymentState.EXPIRED}) {
      shop.payments.state = PaymentState.PENDING;
      var id = shop.place(shop.wish()).order().id();
      shop.payments.state = end;
      assertThat(shop.get(id).state()).isEqualTo(OrderState.CANCELLED);
    }
  }

  @Test
  void many_who_ask_at_once_ask_the_processor_once_in_three_seconds() throws Exception {
    var id = shop.place(shop.wish()).order().id();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        people.submit(() -> shop.get(id));
      }
    }
    assertThat(shop.payments.refreshes).hasValue(1);
    infrastructure.clock.advance(AwaitedPayments.EVERY.minusMillis(1));
    assertThat(shop.get(id).state()).isEqualTo(OrderState.PLACED);
    assertThat(shop.payments.refreshes).hasValue(1);
    infrastructure.clock.advance(AwaitedPayments.EVERY);
    assertThat(shop.get(id).state()).isEqualTo(OrderState.PLACED);
    assertThat(shop.payments.refreshes).hasValue(2);
  }

  @Test
  void a_processor_that_does_not_answer_is_left_alone_for_a_while_and_the_order_is_told() {
    shop.payments.doesNotAnswer = true;
    var first = shop.place(shop.wish()).order().id();
    var second = shop.place(shop.wish()).order().id();
    assertThat(shop.get(first).state()).isEqualTo(OrderState.PLACED);
    assertThat(shop.get(second).state()).isEqualTo(OrderState.PLACED);
    assertThat(shop.payments.refreshes).hasValue(1);
    assertThat(looks("failed")).isEqualTo(1);
    assertThat(looks("paused")).isEqualTo(1);
    shop.payments.doesNotAnswer = false;
    shop.payments.state = PaymentState.CAPTURED;
    infrastructure.clock.advance(AwaitedPayments.PAUSE);
    assertThat(shop.get(second).state()).isEqualTo(OrderState.PAID);
    assertThat(shop.get(first).state()).isEqualTo(OrderState.PAID);
  }

  private double looks(String outcome) {
    return shop.metrics.counter("byway_orders_payment_looks_total", "outcome", outcome).count();
  }

  @Test
  void nobody_is_asked_about_an_order_that_is_paid_or_has_no_payment() {
    var paid = shop.paid();
    int before = shop.payments.refreshes.get();
    assertThat(shop.get(paid).state()).isEqualTo(OrderState.PAID);
    shop.payments.fails = RecordedPayments.away();
    var unstarted = shop.place(shop.wish()).order().id();
    assertThat(shop.get(unstarted).paymentAskedAt()).isNull();
    assertThat(shop.payments.refreshes).hasValue(before);
  }
}
