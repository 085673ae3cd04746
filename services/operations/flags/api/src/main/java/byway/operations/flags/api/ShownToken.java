package byway.operations.flags.api;

/** What a program has sent. */
public record ShownToken(String text) {}
