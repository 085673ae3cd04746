package byway.charging.objections.api;

/** How far an objection has come. */
public enum ObjectionState {
  /** Waits for staff. */
  OPEN,
  /** Staff believe it: the bytes are given back. */
  ACCEPTED,
  /** Staff do not. */
  REFUSED
}
