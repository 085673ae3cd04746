package byway.contracts.orders;

/** Where an order is on its way. */
public enum OrderState {
  PLACED,
  PAID,
  FULFILLED,
  CANCELLED,
  REFUNDED
}
