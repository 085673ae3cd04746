package byway.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.contracts.balances.Grant;
import byway.contracts.balances.GrantReason;
import byway.contracts.orders.Order;
import byway.contracts.orders.OrderPaid;
import byway.contracts.orders.OrderRefunded;
import byway.contracts.orders.OrderState;
import byway.contracts.orders.PlaceOrder;
import byway.contracts.orders.PlacedOrder;
import byway.contracts.orders.RefundOrder;
import byway.contracts.payments.PaymentCaptured;
import byway.contracts.payments.PaymentFailed;
import byway.kit.testing.TestGround;
import byway.kit.values.Money;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrdersTest {
  static TestGround ground;
  static OrdersStore store;

  final UUID tenant = UUID.randomUUID();
  final UUID customer = UUID.randomUUID();
  final OnePack catalog = new OnePack();
  final RecordedPayments payments = new RecordedPayments();
  final RecordedBalances balances = new RecordedBalances();
  final KnownTenants tenants = new KnownTenants();

  OrdersEndpoint orders;
  OrdersListener listener;
  UnfinishedOrders unfinished;

  @BeforeAll
  static void open() {
    ground = TestGround.fresh();
    store = new OrdersStore(ground.databases());
  }

  @AfterAll
  static void close() {
    ground.close();
  }

  @BeforeEach
  void wire() {
    var refunds = new RefundWhatIsLeft(store, balances, payments, ground.clock);
    var fulfilment = new Fulfilment(store, balances);
    orders = new OrdersEndpoint(store, catalog, payments, refunds, ground.clock);
    listener = new OrdersListener(store, fulfilment);
    unfinished = new UnfinishedOrders(store, tenants, fulfilment, refunds, ground.clock);
    tenants.add(UUID.randomUUID());
    tenants.add(tenant);
  }

  @AfterEach
  void leaveNothingBehind() {
    var unused = ground.published(store);
  }

  @Test
  void an_order_copies_the_pack_and_says_where_to_pay() {
    var placed = place(wish());
    assertThat(placed.order())
        .extracting(Order::packName, Order::bytes, Order::price, Order::state)
        .containsExactly("One", 1_000_000_000L, new Money(999, "EUR"), OrderState.PLACED);
    assertThat(placed.paymentUrl()).isEqualTo("https://pay.example/" + placed.order().id());
  }

  @Test
  void the_same_key_again_is_the_same_order_even_when_the_pack_is_gone() {
    var wish = wish();
    var placed = place(wish);
    catalog.retire(catalog.id);
    assertThat(place(wish)).isEqualTo(placed);
    assertThat(payments.starts).isOne();
  }

  @Test
  void the_same_key_for_something_else_is_refused() {
    var wish = wish();
    place(wish);
    var other =
        new PlaceOrder(
            wish.key(), UUID.randomUUID(), wish.packId(), "https://r", "https://c", false, null);
    assertRefused("key_reused", () -> place(other));
  }

  @Test
  void a_retired_pack_cannot_be_ordered() {
    catalog.retire(catalog.id);
    var wish = wish();
    assertRefused("pack_not_on_sale", () -> place(wish));
    assertRefused("not_found", () -> get(wish.key()));
  }

  @Test
  void while_payments_is_away_the_order_stays_and_asking_again_starts_the_payment() {
    var wish = wish();
    payments.fails = RecordedPayments.away();
    var placed = place(wish);
    assertThat(placed.order().state()).isEqualTo(OrderState.PLACED);
    assertThat(placed.paymentUrl()).isNull();

    payments.fails = null;
    assertThat(place(wish).paymentUrl()).isEqualTo("https://pay.example/" + wish.key());
  }

  @Test
  void a_declined_card_is_refused_and_ends_the_order() {
    payments.fails = Refusal.of(402, "card_declined", "declined");
    var wish = wish("pm_1");
    assertRefused("card_declined", () -> place(wish));
    assertThat(get(wish.key()).state()).isEqualTo(OrderState.CANCELLED);
  }

  @Test
  void captured_money_is_published_and_becomes_bytes_once() {
    var id = fulfilled();
    deliverPaid(id);
    deliverPaid(id);
    assertThat(get(id).state()).isEqualTo(OrderState.FULFILLED);
    assertThat(get(id).paidAt()).isEqualTo(ground.clock.instant());
    assertThat(balances.grants)
        .containsExactly(
            Map.entry(
                id,
                new Grant(
                    id,
                    customer,
                    1_000_000_000L,
                    GrantReason.PURCHASE,
                    new Money(999, "EUR"),
                    "One")));
    capture(id);
    assertThat(ground.published(store, OrderPaid.class)).isEmpty();
  }

  @Test
  void a_grant_that_failed_is_made_when_the_fact_comes_again() {
    var id = paid();
    balances.fails = RecordedPayments.away();
    assertThatThrownBy(() -> deliverPaid(id)).isInstanceOf(Refusal.class);
    assertThat(get(id).state()).isEqualTo(OrderState.PAID);

    balances.fails = null;
    deliverPaid(id);
    assertThat(get(id).state()).isEqualTo(OrderState.FULFILLED);
  }

  @Test
  void paid_but_not_granted_is_found_by_reconciling() {
    var id = paid();
    unfinished.reconcile();
    assertThat(get(id).state()).isEqualTo(OrderState.PAID);

    ground.clock.advance(UnfinishedOrders.PATIENCE.plusSeconds(1));
    balances.fails = RecordedPayments.away();
    unfinished.reconcile();
    assertThat(get(id).state()).isEqualTo(OrderState.PAID);

    ground.clock.advance(UnfinishedOrders.PATIENCE.plusSeconds(1));
    balances.fails = null;
    unfinished.reconcile();
    assertThat(get(id).state()).isEqualTo(OrderState.FULFILLED);
  }

  @Test
  void another_price_than_the_order_s_pays_nothing() {
    var id = place(wish()).order().id();
    var wrong = new PaymentCaptured(id, customer, new Money(1, "EUR"), ground.clock.instant());
    assertThatThrownBy(() -> ground.deliver(tenant, wrong, listener))
        .isInstanceOf(IllegalStateException.class);
    assertThat(get(id).state()).isEqualTo(OrderState.PLACED);
  }

  @Test
  void a_failed_payment_cancels_and_money_that_comes_after_all_revives() {
    var id = place(wish()).order().id();
    fail(id);
    assertThat(get(id).state()).isEqualTo(OrderState.CANCELLED);
    capture(id);
    assertThat(get(id).state()).isEqualTo(OrderState.PAID);
    fail(id);
    assertThat(get(id).state()).isEqualTo(OrderState.PAID);
  }

  @Test
  void an_order_that_nobody_pays_lapses() {
    var wish = wish();
    place(wish);
    ground.clock.advance(OrdersEndpoint.LAPSES_AFTER.minusMinutes(1));
    unfinished.reconcile();
    assertThat(place(wish).paymentUrl()).isNotNull();
    ground.clock.advance(Duration.ofMinutes(2));
    unfinished.reconcile();
    assertThat(place(wish))
        .extracting(placed -> placed.order().state(), PlacedOrder::paymentUrl)
        .containsExactly(OrderState.CANCELLED, null);
  }

  @Test
  void a_refund_takes_back_what_is_left_and_pays_its_share_once() {
    var id = fulfilled();
    balances.used.put(id, 250_000_000L);
    assertThat(refund(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(refund(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(payments.refunds.values()).containsExactly(new Money(749, "EUR"));
    assertThat(ground.published(store, OrderRefunded.class))
        .containsExactly(new OrderRefunded(id, customer, 750_000_000L, new Money(749, "EUR")));
  }

  @Test
  void a_refund_broken_off_halfway_is_ended_by_the_same_command() {
    var id = halfRefunded();
    payments.fails = null;
    assertThat(refund(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(payments.refunds.values()).containsExactly(new Money(999, "EUR"));
  }

  @Test
  void a_refund_broken_off_halfway_is_ended_by_reconciling() {
    var id = halfRefunded();
    payments.fails = null;
    ground.clock.advance(UnfinishedOrders.PATIENCE.plusSeconds(1));
    unfinished.reconcile();
    assertThat(get(id).state()).isEqualTo(OrderState.REFUNDED);
    assertThat(payments.refunds.values()).containsExactly(new Money(999, "EUR"));
  }

  @Test
  void a_pack_of_which_nothing_worth_a_cent_is_left_stays_with_its_buyer() {
    var id = fulfilled();
    balances.used.put(id, 999_999_999L);
    assertRefused("not_refundable", () -> refund(id));
    assertThat(balances.withdrawals).isEmpty();
    assertThat(get(id).state()).isEqualTo(OrderState.FULFILLED);
  }

  @Test
  void what_was_not_granted_cannot_be_refunded() {
    var id = place(wish()).order().id();
    assertRefused("not_refundable", () -> refund(id));
    assertRefused("not_found", () -> refund(UUID.randomUUID()));
  }

  @Test
  void orders_are_listed_newest_first_page_by_page() {
    var newestFirst = new ArrayList<UUID>();
    for (int i = 0; i < 5; i++) {
      newestFirst.addFirst(place(wish()).order().id());
      if (i % 2 == 1) { // Some are of the same instant: the cursor must not skip those.
        ground.clock.advance(Duration.ofMillis(1));
      }
    }
    var listed = pagesOf(customer, 2);
    assertThat(listed).hasSize(5);
    assertThat(listed.getFirst()).isEqualTo(newestFirst.getFirst());
    assertThat(listed.subList(1, 3)).containsExactlyInAnyOrderElementsOf(newestFirst.subList(1, 3));
    assertThat(listed.subList(3, 5)).containsExactlyInAnyOrderElementsOf(newestFirst.subList(3, 5));
    assertThat(pagesOf(null, 100)).hasSize(5);
    assertThat(pagesOf(UUID.randomUUID(), 2)).isEmpty();
    assertRefused("cursor_invalid", () -> list(customer, 2, "1' or '1'='1"));
  }

  @Test
  void another_operator_sees_none_of_it() {
    var id = place(wish()).order().id();
    var other = UUID.randomUUID();
    assertRefused("not_found", () -> ground.as(other, () -> orders.get(id)));
    assertThat(ground.as(other, () -> orders.list(null, 0, null)).items()).isEmpty();
  }

  private PlaceOrder wish() {
    return wish(null);
  }

  private PlaceOrder wish(@Nullable String savedCard) {
    return new PlaceOrder(
        ground.ids.next(), customer, catalog.id, "https://r", "https://c", false, savedCard);
  }

  private PlacedOrder place(PlaceOrder wish) {
    return ground.as(tenant, () -> orders.place(wish));
  }

  private Order get(UUID id) {
    return ground.as(tenant, () -> orders.get(id));
  }

  private Order refund(UUID id) {
    return ground.as(tenant, () -> orders.refund(id, new RefundOrder("asked for")));
  }

  private Page<Order> list(@Nullable UUID of, int limit, @Nullable String cursor) {
    return ground.as(tenant, () -> orders.list(of, limit, cursor));
  }

  private List<UUID> pagesOf(@Nullable UUID of, int limit) {
    var all = new ArrayList<UUID>();
    String cursor = null;
    do {
      var page = list(of, limit, cursor);
      page.items().forEach(order -> all.add(order.id()));
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  private void capture(UUID id) {
    var money = new Money(999, "EUR");
    ground.deliver(
        tenant, new PaymentCaptured(id, customer, money, ground.clock.instant()), listener);
  }

  private void fail(UUID id) {
    ground.deliver(tenant, new PaymentFailed(id, customer, "expired"), listener);
  }

  private UUID paid() {
    var id = place(wish()).order().id();
    capture(id);
    assertThat(get(id).state()).isEqualTo(OrderState.PAID);
    return id;
  }

  private void deliverPaid(UUID id) {
    ground.deliver(
        tenant,
        new OrderPaid(id, customer, catalog.id, 1_000_000_000L, new Money(999, "EUR")),
        listener);
  }

  private UUID fulfilled() {
    var id = paid();
    for (Record fact : ground.published(store, OrderPaid.class)) {
      ground.deliver(tenant, fact, listener);
    }
    assertThat(get(id).state()).isEqualTo(OrderState.FULFILLED);
    return id;
  }

  private UUID halfRefunded() {
    var id = fulfilled();
    payments.fails = RecordedPayments.away();
    assertRefused("processor_unavailable", () -> refund(id));
    assertThat(balances.withdrawals).containsKey(id);
    assertThat(get(id).state()).isEqualTo(OrderState.FULFILLED);
    return id;
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
