package byway.commerce.payments;

import byway.kit.values.Money;
import java.util.Optional;

/** What became of a payment, as the processor says. */
sealed interface PaymentOutcome {
  /** Nothing yet. */
  record Open() implements PaymentOutcome {}

  /**
   * The money is there.
   *
   * @param intentId under which the processor keeps it
   * @param received none where the processor names what is no amount of ours
   */
  record Paid(String intentId, Optional<Money> received) implements PaymentOutcome {}

  /** It will not come by this card. */
  record Failed(String code) implements PaymentOutcome {}

  /** The time to pay has run out. */
  record Expired() implements PaymentOutcome {}
}
