package byway.contracts.identity;

/** An opaque token as its holder presents it. */
public record Token(String value) {}
