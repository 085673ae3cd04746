package byway.operations.installation.api;

/**
 * Whether cards are taken; the keys are kept apart.
 *
 * @param later whether that is said later
 * @param testMode whether no real money moves
 * @param account what the processor calls it; empty where it does not say
 */
public record CardsAnswer(boolean later, boolean testMode, String account) {
  public static final CardsAnswer LATER = new CardsAnswer(true, false, "");
}
