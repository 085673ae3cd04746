package byway.contracts.payments;

/** Where a dispute is. */
public enum DisputeState {
  /** The bank only asks; no money has moved. */
  INQUIRY,
  OPEN,
  WON,
  LOST
}
