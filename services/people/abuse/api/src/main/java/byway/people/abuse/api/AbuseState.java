package byway.people.abuse.api;

/** How far it has come. */
public enum AbuseState {
  NEW,
  /** Somebody looks into it. */
  TAKEN,
  /** Something was done. */
  ACTED,
  /** Nothing was to be done. */
  REJECTED;

  public boolean isOver() {
    return this == ACTED || this == REJECTED;
  }
}
