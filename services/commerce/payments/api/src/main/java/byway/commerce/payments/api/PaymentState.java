package byway.commerce.payments.api;

/** Where a payment is. */
public enum PaymentState {
  PENDING,
  CAPTURED,
  FAILED,
  EXPIRED,
  DISPUTED
}
