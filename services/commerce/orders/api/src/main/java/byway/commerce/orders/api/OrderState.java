package byway.commerce.orders.api;

/** Where an order is on its way. */
public enum OrderState {
  PLACED,
  PAID,
  FULFILLED,
  CANCELLED,
  REFUNDED
}
