package byway.contracts.identity;

/** Proof by a code of six digits that was sent by e-mail, valid for ten minutes, five guesses. */
public record SignInWithCode(String email, String code, PersonKind kind) {}
