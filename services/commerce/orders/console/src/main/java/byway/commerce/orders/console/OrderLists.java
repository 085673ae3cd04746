package byway.commerce.orders.console;

import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderMoney;
import byway.commerce.orders.api.Orders;
import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.fronts.web.Possible;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.people.identity.api.Identity;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders: all, those of a customer, and those to look at. */
@Singleton
class OrderLists {
  private final Orders orders;
  private final Identity identity;
  private final Possible possible;
  private final Pages pages;

  OrderLists(Orders orders, Identity identity, Possible possible, Pages pages) {
    this.orders = orders;
    this.identity = identity;
    this.possible = possible;
    this.pages = pages;
  }

  /**
   * Of everybody, or of one.
   *
   * @param asked which names the customer already
   */
  Listing<Order> all(@Nullable UUID customer, Asked asked) {
    return list(asked, customer == null ? "" : "customer:" + customer);
  }

  Listing<Order> flagged(Asked asked) {
    return list(asked, "flagged:true");
  }

  /** Where there are none. */
  String none() {
    return possible.isCanBuy() ? words().noOrders() : words().noOrdersYet();
  }

  private Listing<Order> list(Asked asked, String within) {
    var words = words();
    var staff = pages.words(StaffMessages.class);
    var in = pages.reader();
    var people = PeopleNames.of(identity);
    return Listing.<Order>heeding(
            asked,
            words.title(),
            (what, limit, cursor) -> orders.find(what.request(within, limit, cursor)))
        .hint("state:fulfilled price>10 since:30d")
        .before(rows -> people.learn(rows.stream().map(Order::customerId)))
        .lead(words.pack(), one -> Cell.link(OrderPages.HOME + "/" + one.id(), one.packName()))
        .sorted("pack")
        .text(staff.customer(), one -> customer(one, people, staff))
        .number(staff.data(), one -> in.bytes(one.bytes()))
        .sorted("bytes")
        .number(staff.price(), one -> in.money(one.price()))
        .sorted("price")
        .side(staff.state(), one -> state(one, words))
        .sorted("state")
        .text(words.afterwards(), one -> money(one, words))
        .time(words.orderPlaced(), one -> in.time(one.placedAt()))
        .sorted("placed");
  }

  private static Cell customer(Order order, PeopleNames people, StaffMessages staff) {
    var name = Objects.requireNonNullElse(people.name(order.customerId()), staff.guest());
    return Cell.link(ConsoleFrame.HOME + "/customers/" + order.customerId(), name);
  }

  static Cell state(Order order, OrderMessages words) {
    return switch (order.state()) {
      case PLACED -> Cell.badge("warn", words.placed());
      case PAID -> Cell.badge("good", words.paid());
      case FULFILLED -> Cell.badge("good", words.fulfilled());
      case CANCELLED -> Cell.badge("quiet", words.cancelled());
      case REFUNDED -> Cell.badge("quiet", words.refunded());
    };
  }

  /** What became of the money after it was paid; nothing for most. */
  static Cell money(Order order, OrderMessages words) {
    var money = order.money();
    if (money == null) {
      return Cell.NONE;
    }
    var dispute = dispute(money, words);
    return money.refundFailed()
        ? Cell.badge(
            "bad",
            dispute.text().isEmpty() ? words.failed() : dispute.text() + ", " + words.failed())
        : dispute;
  }

  private static Cell dispute(OrderMoney money, OrderMessages words) {
    return switch (money.dispute()) {
      case null -> Cell.NONE;
      case INQUIRY -> Cell.badge("warn", words.inquiry());
      case OPEN -> Cell.badge("bad", words.open());
      case WON -> Cell.badge("good", words.won());
      case LOST -> Cell.badge("bad", words.lost());
    };
  }

  private OrderMessages words() {
    return pages.words(OrderMessages.class);
  }
}
