package byway.commerce.payments.api;

/** Where a refund is. */
public enum RefundState {
  /** Asked for; what came of it is not known yet. */
  ASKED,
  DONE,
  /** The processor refused it for good, or the bank sent the money back. */
  FAILED
}
