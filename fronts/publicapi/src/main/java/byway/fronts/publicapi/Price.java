package byway.fronts.publicapi;

import byway.kit.values.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount of money. */
@Schema(name = "Money")
public record Price(
    @Schema(description = "In the smallest unit of the currency", examples = "1400") long minor,
    @Schema(description = "ISO 4217", examples = "EUR") String currency) {
  public static Price of(Money money) {
    return new Price(money.minor(), money.currency());
  }
}
