package byway.contracts.identity;

/**
 * Proof by a code of six digits that was sent, valid for ten minutes, five guesses.
 *
 * @param email where it was sent: an e-mail address or a telephone number
 */
public record SignInWithCode(String email, String code, PersonKind kind) {}
