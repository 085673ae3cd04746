package byway.commerce.payments.api;

/** Where a dispute is. */
public enum DisputeState {
  /** The bank only asks; no money has moved. */
  INQUIRY,
  OPEN,
  WON,
  LOST
}
