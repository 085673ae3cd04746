package byway.commerce.orders.console;

import static org.assertj.core.api.Assertions.assertThat;

import byway.commerce.orders.api.Order;
import byway.commerce.orders.api.OrderMoney;
import byway.commerce.orders.api.OrderState;
import byway.commerce.payments.api.DisputeState;
import byway.fronts.web.lists.Cell;
import byway.kit.values.Money;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderListsTest {
  private static final UUID ID = new UUID(1, 1);
  private static final Money FIVE = new Money(500, "EUR");
  private static final Money NOTHING = new Money(0, "EUR");

  @Test
  void a_dispute_and_a_refund_that_failed_are_both_said() {
    assertThat(money(DisputeState.OPEN, true)).isEqualTo(Cell.badge("bad", "open, failed"));
    assertThat(money(null, true)).isEqualTo(Cell.badge("bad", "failed"));
  }

  @Test
  void a_question_of_the_bank_is_no_dispute_and_one_that_was_won_is_good() {
    assertThat(money(DisputeState.INQUIRY, false)).isEqualTo(Cell.badge("warn", "inquiry"));
    assertThat(money(DisputeState.WON, false)).isEqualTo(Cell.badge("good", "won"));
    assertThat(money(null, false)).isEqualTo(Cell.NONE);
  }

  private static Cell money(@Nullable DisputeState dispute, boolean hasFailed) {
    var money = new OrderMoney(NOTHING, NOTHING, dispute, 0, NOTHING, hasFailed);
    var order =
        new Order(
            ID,
            ID,
            ID,
            "Small",
            1,
            FIVE,
            OrderState.FULFILLED,
            Instant.EPOCH,
            Instant.EPOCH,
            money,
            null);
    return OrderLists.money(order, words());
  }

  /** What a message is called, instead of what it says. */
  private static OrderMessages words() {
    return (OrderMessages)
        Proxy.newProxyInstance(
            OrderMessages.class.getClassLoader(),
            new Class<?>[] {OrderMessages.class},
            (proxy, message, values) -> message.getName());
  }
}
