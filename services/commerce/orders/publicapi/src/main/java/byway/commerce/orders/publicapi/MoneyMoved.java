package byway.commerce.orders.publicapi;

import byway.commerce.orders.api.OrderMoney;
import byway.fronts.publicapi.Price;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of an order's money after it was paid. */
@Schema(
    name = "OrderMoney",
    description =
        "What was paid back so far, what the bank asks back, and what that takes of the pack")
public record MoneyMoved(
    Price returned,
    Price disputed,
    @Schema(
            description =
                "INQUIRY: the bank asks; OPEN: it asks the money back, and the data is withheld;"
                    + " WON: the data is there again; LOST: it is gone for good")
        @Nullable String dispute,
    @Schema(description = "Of the pack, taken back or withheld") long takenBytes) {
  static @Nullable MoneyMoved of(@Nullable OrderMoney money) {
    if (money == null) {
      return null;
    }
    var dispute = money.dispute();
    return new MoneyMoved(
        Price.of(money.returned()),
        Price.of(money.disputed()),
        dispute == null ? null : dispute.name(),
        money.takenBytes());
  }
}
