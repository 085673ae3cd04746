package byway.commerce.orders;

import static byway.commerce.orders.Shop.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import byway.charging.balances.api.MeterClosed;
import byway.commerce.orders.api.DataWithheld;
import byway.commerce.orders.api.OrderMoney;
import byway.commerce.orders.api.OrderState;
import byway.commerce.payments.api.DisputeState;
import byway.commerce.payments.api.PaymentDispute;
import byway.commerce.payments.api.PaymentMoved;
import byway.commerce.payments.api.PaymentRefund;
import byway.commerce.payments.api.PaymentState;
import byway.commerce.payments.api.RefundState;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Money;
import byway.kit.values.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order's bytes follow its money. The pack has a gigabyte for 9.99 EUR. */
class ReckoningTest {
  static final long GB = 1_000_000_000L;
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
  void start() {
    shop = new Shop(infrastructure, store);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void what_was_paid_back_elsewhere_takes_its_share_of_what_is_left() {
    var id = shop.fulfilled();
    elsewhere(333, RefundState.DONE);
    moved(id);
    assertThat(shop.taken(id)).isEqualTo(GB / 3);
    assertThat(shop.get(id).state()).isEqualTo(OrderState.FULFILLED);
    moved(id);
    assertThat(shop.taken(id)).isEqualTo(GB / 3);

    elsewhere(666, RefundState.DONE);
    moved(id);
    assertThat(shop.taken(id)).isEqualTo(GB);
    assertThat(shop.get(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(money(id).owed().minor()).isZero();
  }

  @Test
  void what_had_been_used_is_owed_and_shown_to_staff() {
    var id = shop.fulfilled();
    shop.balances.use(shop.customer, GB / 4 * 3);
    elsewhere(999, RefundState.DONE);
    moved(id);
    assertThat(shop.taken(id)).isEqualTo(GB / 4);
    assertThat(money(id).owed()).isEqualTo(new Money(749, "EUR"));
    assertThat(
            infrastructure
                .as(shop.tenant, () -> shop.orders.flagged(shop.customer, 10, null))
                .items())
        .hasSize(1);
  }

  @Test
  void a_dispute_withholds_what_is_left_and_gives_it_back_when_won() {
    var id = shop.fulfilled();
    dispute(DisputeState.OPEN);
    moved(id);
    assertThat(shop.taken(id)).isEqualTo(GB);
    assertThat(money(id).dispute()).isEqualTo(DisputeState.OPEN);
    shop.payments.state = PaymentState.DISPUTED;
    assertRefused("not_refundable", () -> shop.refund(id));
    assertThat(shop.payments.refunds).isEmpty();

    shop.payments.state = PaymentState.CAPTURED;
    dispute(DisputeState.WON);
    moved(id);
    assertThat(shop.taken(id)).isZero();
    assertThat(money(id).dispute()).isEqualTo(DisputeState.WON);
    assertThat(shop.refund(id).state()).isEqualTo(OrderState.REFUNDED);
  }

  @Test
  void what_a_dispute_asks_back_of_an_open_session_is_taken_when_that_was_ended() {
    var id = shop.fulfilled();
    shop.balances.promise(shop.customer, 40_000_000);
    dispute(DisputeState.OPEN);
    moved(id);
    assertThat(shop.taken(id)).isEqualTo(GB - 40_000_000);
    var now = infrastructure.clock.instant();
    assertThat(shop.published(DataWithheld.class))
        .containsExactly(new DataWithheld(id, shop.customer, 40_000_000, now));

    var session = UUID.randomUUID();
    var device = UUID.randomUUID();
    shop.balances.promise(shop.customer, 30_000_000);
    shop.deliver(new MeterClosed(UUID.randomUUID(), device, shop.customer, now));
    shop.doDue();
    assertThat(shop.taken(id)).isEqualTo(GB - 30_000_000);
    shop.published(DataWithheld.class);
    shop.balances.promise(shop.customer, 0);
    shop.deliver(new MeterClosed(session, device, shop.customer, now));
    shop.doDue();
    assertThat(shop.taken(id)).isEqualTo(GB);
    moved(id);
    assertThat(shop.published(DataWithheld.class)).isEmpty();
  }

  @Test
  void a_lost_dispute_withdraws_for_good_with_its_money() {
    var id = shop.fulfilled();
    dispute(DisputeState.LOST);
    moved(id);
    assertThat(shop.taken(id)).isEqualTo(GB);
    assertThat(shop.balances.taken(id))
        .anySatisfy(taken -> assertThat(taken.value()).isEqualTo(new Money(999, "EUR")));
    assertThat(money(id).dispute()).isEqualTo(DisputeState.LOST);
  }

  @Test
  void a_dispute_of_what_is_not_delivered_yet_waits_for_it() {
    var id = shop.paid();
    shop.granting.before(Refusal.unavailable("overloaded", "away"));
    dispute(DisputeState.OPEN);
    moved(id);
    assertThat(shop.get(id).state()).isEqualTo(OrderState.PAID);
    shop.granting.noMore();
    assertThat(shop.taken(id)).isZero();
    infrastructure.clock.advance(Duration.ofMinutes(1));
    shop.doDue();
    assertThat(shop.taken(id)).isEqualTo(GB);
  }

  @Test
  void while_balances_is_away_it_is_reckoned_later() {
    var id = shop.fulfilled();
    dispute(DisputeState.OPEN);
    shop.granting.before(Refusal.unavailable("overloaded", "away"));
    moved(id);
    shop.granting.noMore();
    assertThat(shop.taken(id)).isZero();
    infrastructure.clock.advance(Duration.ofMinutes(3));
    shop.doDue();
    assertThat(shop.taken(id)).isEqualTo(GB);
  }

  @Test
  void a_refund_that_is_refused_for_good_gives_the_bytes_back_and_can_be_tried_again() {
    var id = shop.fulfilled();
    shop.payments.refuses = Refusal.conflict("refund_refused", "the card processor refuses");
    assertRefused("not_refundable", () -> shop.refund(id));
    assertThat(shop.taken(id)).isZero();
    assertThat(money(id).refundFailed()).isTrue();
    shop.payments.refuses = null;
    assertThat(shop.refund(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(money(id).refundFailed()).isFalse();
  }

  private OrderMoney money(UUID id) {
    return Objects.requireNonNull(shop.get(id).money());
  }

  private void moved(UUID id) {
    shop.deliver(new PaymentMoved(id, shop.customer));
    shop.doDue();
  }

  private void elsewhere(long minor, RefundState state) {
    shop.payments.elsewhere.add(
        new PaymentRefund(
            "re_" + shop.payments.elsewhere.size(),
            new Money(minor, "EUR"),
            state,
            true,
            null,
            Instant.EPOCH));
  }

  private void dispute(DisputeState state) {
    shop.payments.disputes.clear();
    shop.payments.disputes.add(
        new PaymentDispute(
            "du_1", new Money(999, "EUR"), state, "fraudulent", Instant.EPOCH, null));
  }
}
