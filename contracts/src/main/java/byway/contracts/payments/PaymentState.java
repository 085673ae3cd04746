package byway.contracts.payments;

/** Where a payment is. */
public enum PaymentState {
  PENDING,
  CAPTURED,
  FAILED,
  EXPIRED,
  DISPUTED
}
