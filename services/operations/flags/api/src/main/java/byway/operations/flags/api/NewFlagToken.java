package byway.operations.flags.api;

/**
 * A new one.
 *
 * @param text what the program sends
 */
public record NewFlagToken(FlagToken token, String text) {}
