package byway.contracts.identity;

/** Asks for a one-time code. */
public record RequestCode(String email, PersonKind kind) {}
