package byway.operations.audit.api;

/** How an act ended. */
public enum Outcome {
  /** Written down by itself, before it was done; what became of it is not known here. */
  BEGUN,
  DONE,
  REFUSED,
  FAILED,
  /** It has changed something, and its process died before it said how it ended. */
  UNKNOWN
}
