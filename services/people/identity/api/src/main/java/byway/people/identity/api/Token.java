package byway.people.identity.api;

/** An opaque token as its holder presents it. */
public record Token(String value) {}
