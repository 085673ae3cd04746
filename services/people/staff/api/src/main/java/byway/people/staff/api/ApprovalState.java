package byway.people.staff.api;

/** How far it has come. */
public enum ApprovalState {
  WAITING,
  DECLINED,
  EXPIRED,
  /** Agreed to, and being done. */
  APPROVED,
  DONE,
  /** Agreed to, and it could not be done. */
  FAILED
}
