package byway.commerce.orders.testing;

import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.catalog.api.Catalog;
import byway.commerce.catalog.api.OfferPack;
import byway.commerce.catalog.api.Pack;
import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderState;
import byway.commerce.orders.api.Orders;
import byway.commerce.orders.api.PlaceOrder;
import byway.commerce.orders.api.RefundOrder;
import byway.kit.testing.ContractTest;
import byway.kit.values.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What whoever sells for a customer relies on. */
public class OrdersContract extends ContractTest<Orders> {
  private final UUID customer = UUID.randomUUID();

  public OrdersContract() {
    super(Orders.class);
  }

  @Test
  void an_order_has_the_pack_as_it_was_and_waits_to_be_paid() {
    var pack = pack();
    var placed = ours.place(order(UUID.randomUUID(), pack.id()));
    assertThat(placed.paymentUrl()).isNotNull();
    var order = placed.order();
    assertThat(order.state()).isEqualTo(OrderState.PLACED);
    assertThat(order.packName()).isEqualTo(pack.name());
    assertThat(order.bytes()).isEqualTo(pack.bytes());
    assertThat(order.price()).isEqualTo(pack.price());
    assertThat(ours.get(order.id()))
        .usingRecursiveComparison()
        .ignoringFields("paymentAskedAt")
        .isEqualTo(order);
  }

  @Test
  void the_same_key_again_answers_the_same_order() {
    var command = order(UUID.randomUUID(), pack().id());
    var placed = ours.place(command);
    assertThat(ours.place(command)).isEqualTo(placed);
    refused("key_reused", () -> ours.place(order(command.key(), pack().id())));
    assertThat(ours.list(customer, 10, null).items()).hasSize(1);
  }

  @Test
  void what_is_not_on_sale_cannot_be_ordered() {
    notFound(() -> ours.place(order(UUID.randomUUID(), UUID.randomUUID())));
    var pack = pack();
    neighbour(Catalog.class).retire(pack.id());
    refused("pack_not_on_sale", () -> ours.place(order(UUID.randomUUID(), pack.id())));
    assertThat(ours.list(customer, 10, null).items()).isEmpty();
  }

  @Test
  void an_order_that_cannot_be_is_refused() {
    var pack = pack().id();
    refused("order_invalid", () -> ours.place(order(pack, "x".repeat(2_049), null)));
    refused("order_invalid", () -> ours.place(order(pack, "a\0b", null)));
    refused("order_invalid", () -> ours.place(order(pack, "https://cafe.example/", "a\0b")));
    assertThat(ours.list(customer, 10, null).items()).isEmpty();
  }

  @Test
  void orders_are_listed_newest_first_of_one_customer_or_of_all() {
    var pack = pack().id();
    var first = ours.place(order(UUID.randomUUID(), pack)).order();
    var second = ours.place(order(UUID.randomUUID(), pack)).order();
    var page = ours.list(customer, 1, null);
    assertThat(page.items()).containsExactly(second);
    var last = ours.list(customer, 1, page.next());
    assertThat(last.items()).containsExactly(first);
    assertThat(last.next()).isNull();
    assertThat(ours.list(null, 10, null).items()).containsExactly(second, first);
    assertThat(ours.list(UUID.randomUUID(), 10, null).items()).isEmpty();
    assertThat(ours.flagged(null, 10, null).items()).isEmpty();
    refused("cursor_invalid", () -> ours.list(null, 10, "no cursor"));
    refused("cursor_invalid", () -> ours.flagged(null, 10, "no cursor"));
  }

  @Test
  void what_is_not_paid_cannot_be_paid_back() {
    var order = ours.place(order(UUID.randomUUID(), pack().id())).order();
    refused("not_refundable", () -> ours.refund(order.id(), new RefundOrder("as asked")));
    refused("order_invalid", () -> ours.refund(order.id(), new RefundOrder("a\0b")));
    refused("order_invalid", () -> ours.refund(order.id(), new RefundOrder("x".repeat(2_001))));
    assertThat(ours.get(order.id()).state()).isEqualTo(OrderState.PLACED);
  }

  @Test
  void what_nobody_ordered_is_not_found() {
    notFound(() -> ours.get(UUID.randomUUID()));
    notFound(() -> ours.refund(UUID.randomUUID(), new RefundOrder("as asked")));
  }

  @Test
  void another_operators_orders_and_packs_are_not_found() {
    Order order = ours.place(order(UUID.randomUUID(), pack().id())).order();
    notFound(() -> others.get(order.id()));
    notFound(() -> others.refund(order.id(), new RefundOrder("as asked")));
    notFound(() -> others.place(order(UUID.randomUUID(), order.packId())));
    assertThat(others.list(null, 10, null).items()).isEmpty();
    assertThat(others.list(customer, 10, null).items()).isEmpty();
  }

  private Pack pack() {
    return neighbour(Catalog.class)
        .offer(new OfferPack(UUID.randomUUID(), "Day", 1_000_000, new Money(500, "EUR")));
  }

  private PlaceOrder order(UUID key, UUID pack) {
    return new PlaceOrder(
        key, customer, pack, "https://cafe.example/back", "https://cafe.example/", false, null);
  }

  private PlaceOrder order(UUID pack, String returnUrl, @Nullable String card) {
    return new PlaceOrder(
        UUID.randomUUID(), customer, pack, returnUrl, "https://cafe.example/", false, card);
  }
}
