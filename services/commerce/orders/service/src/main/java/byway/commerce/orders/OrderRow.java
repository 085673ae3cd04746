package byway.commerce.orders;

import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderState;
import byway.commerce.orders.api.PlaceOrder;
import byway.commerce.payments.api.StartPayment;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order with what only this service needs to know of it.
 *
 * @param paymentUrl where to pay; none before Payments has answered, and none for a saved card
 * @param refundReason of a refund that was begun
 * @param refundTry how many refunds have failed
 * @param moneyMoves how often we were told that something became of its money
 * @param isMoneySettled whether all of that was acted on
 */
record OrderRow(
    Order order,
    Wish wish,
    @Nullable String paymentUrl,
    @Nullable String refundReason,
    int refundTry,
    int moneyMoves,
    boolean isMoneySettled) {

  /**
   * How it is to be paid.
   *
   * @param returnUrl where the customer comes back to from the page where it is paid
   * @param cancelUrl and where, when nothing was paid
   */
  record Wish(String returnUrl, String cancelUrl, boolean saveCard, @Nullable String savedCard) {}

  static OrderRow placed(Order order, PlaceOrder command) {
    var wish =
        new Wish(command.returnUrl(), command.cancelUrl(), command.saveCard(), command.savedCard());
    return new OrderRow(order, wish, null, null, 0, 0, true);
  }

  /** The same for the same try, always: that is what makes the money move once. */
  UUID refundKey() {
    return key("refund");
  }

  /** For which the refund's bytes are taken back; the first try's are the lot's own. */
  UUID refundCause() {
    return refundTry == 0 ? id() : key("cause");
  }

  private UUID key(String what) {
    var text = what + (refundTry == 0 ? "" : " " + refundTry) + " of " + id();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  UUID id() {
    return order.id();
  }

  boolean is(OrderState state) {
    return order.state() == state;
  }

  /** Whether it may have been paid for, and nobody has told us. */
  boolean awaitsPayment() {
    return is(OrderState.PLACED) && (paymentUrl != null || wish.savedCard != null);
  }

  /**
   * Whether the command wishes the same. Where to come back to may differ, as when somebody asks
   * again from another page: the first address stays.
   */
  boolean isWishedBy(PlaceOrder command) {
    return order.customerId().equals(command.customerId())
        && order.packId().equals(command.packId())
        && wish.saveCard == command.saveCard()
        && Objects.equals(wish.savedCard, command.savedCard());
  }

  StartPayment payment() {
    return new StartPayment(
        order.id(),
        order.customerId(),
        order.price(),
        order.packName(),
        wish.returnUrl,
        wish.cancelUrl,
        wish.saveCard,
        wish.savedCard);
  }
}
