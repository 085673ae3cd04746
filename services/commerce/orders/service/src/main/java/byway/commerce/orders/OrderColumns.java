package byway.commerce.orders;

import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderState;
import byway.kit.filters.Column;
import byway.kit.filters.Columns;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Collectors;

/** By what orders can be filtered and sorted. */
final class OrderColumns {
  /** As finely as any currency is divided, so that amounts of all of them compare. */
  private static final int DIGITS = 3;

  static final Columns<Order> ALL =
      Columns.of(
              Column.id("id", Order::id).sql("order_id").asSearched(),
              "-placed",
              Column.text("pack", Order::packName).sql("pack_name").asSearched(),
              Column.id("customer", Order::customerId).sql("customer_id"),
              Column.choice("state", OrderState.class, Order::state),
              Column.money("price", DIGITS, OrderColumns::price).sql(priceInSql()),
              Column.text("currency", one -> one.price().currency()),
              Column.number("bytes", Order::bytes),
              Column.time("placed", Order::placedAt).sql("placed_at"),
              Column.time("paid", Order::paidAt).sql("paid_at").asOptional(),
              Column.flag("flagged", OrderColumns::isFlagged)
                  .sql("(dispute is not null or owed_minor > 0 or refund_failed)"))
          .between("since", "until", "placed");

  private OrderColumns() {}

  private static long price(Order order) {
    var digits = Currency.getInstance(order.price().currency()).getDefaultFractionDigits();
    return order.price().minor() * (long) Math.pow(10, DIGITS - digits);
  }

  private static String priceInSql() {
    return "(price_minor * case when currency in (%s) then 1000 when currency in (%s) then 1 else 10 end)"
        .formatted(withDigits(0), withDigits(DIGITS));
  }

  private static String withDigits(int digits) {
    return Currency.getAvailableCurrencies().stream()
        .filter(one -> one.getDefaultFractionDigits() == digits)
        .map(one -> "'" + one.getCurrencyCode() + "'")
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static boolean isFlagged(Order order) {
    return Optional.ofNullable(order.money())
        .map(money -> money.dispute() != null || money.owed().isPositive() || money.refundFailed())
        .orElse(false);
  }
}
