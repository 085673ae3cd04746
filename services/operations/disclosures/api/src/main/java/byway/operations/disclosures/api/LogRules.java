package byway.operations.disclosures.api;

/**
 * Whether it is written down who had which address when, which is only done where a law asks for
 * it.
 *
 * @param on nothing is written while it is not
 * @param reason the law that asks, in the operator's words; needed where it is on
 * @param keptDays after the end of a session its line is deleted
 */
public record LogRules(boolean on, String reason, int keptDays) {
  public static final LogRules OFF = new LogRules(false, "", 0);
}
