package byway.contracts.identity;

/** Proof by password. */
public record SignIn(String email, String password, PersonKind kind) {}
