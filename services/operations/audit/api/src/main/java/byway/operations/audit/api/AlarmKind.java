package byway.operations.audit.api;

/** Of what one of the staff has done more than is usual. */
public enum AlarmKind {
  /** Data given to customers. */
  DATA,
  VOUCHERS,
  REFUNDS,
  /** Secrets shown or made anew. */
  SECRETS
}
