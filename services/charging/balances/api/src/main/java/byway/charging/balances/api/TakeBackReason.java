package byway.charging.balances.api;

/** Why bytes that were granted are taken back. */
public enum TakeBackReason {
  /** The price, or a part of it, was paid back. */
  REFUND,
  /** The bank has asked the price back. */
  DISPUTE,
  /** Its guest has said that it was not them, and staff believe it. */
  OBJECTION
}
