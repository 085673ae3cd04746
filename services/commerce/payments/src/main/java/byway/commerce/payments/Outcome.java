package byway.commerce.payments;

import byway.kit.values.Money;

/** What became of a payment, as the processor says. */
sealed interface Outcome {
  /** Nothing yet. */
  record Open() implements Outcome {}

  /**
   * The money is there.
   *
   * @param intentId under which the processor keeps it
   */
  record Paid(String intentId, Money received) implements Outcome {}

  /** It will not come by this card. */
  record Failed(String code) implements Outcome {}

  /** The time to pay has run out. */
  record Expired() implements Outcome {}
}
