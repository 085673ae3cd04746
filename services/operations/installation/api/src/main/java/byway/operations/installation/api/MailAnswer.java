package byway.operations.installation.api;

/**
 * How mail leaves.
 *
 * @param later whether that is said later
 */
public record MailAnswer(boolean later) {}
