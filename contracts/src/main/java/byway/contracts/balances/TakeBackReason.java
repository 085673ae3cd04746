package byway.contracts.balances;

/** Why bytes that were granted are taken back. */
public enum TakeBackReason {
  /** The price, or a part of it, was paid back. */
  REFUND,
  /** The bank has asked the price back. */
  DISPUTE
}
