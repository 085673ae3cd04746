package byway.operations.flags.api.asking;

/** Why an answer is what it is, in OpenFeature's words (its specification, section 2.2.5). */
public enum Reason {
  /** On for everybody. */
  STATIC,
  TARGETING_MATCH,
  SPLIT,
  /** No rule holds. */
  DEFAULT,
  DISABLED
}
