package byway.operations.installation.api;

/**
 * Whether cards are taken.
 *
 * @param later whether that is said later
 */
public record CardsAnswer(boolean later) {}
