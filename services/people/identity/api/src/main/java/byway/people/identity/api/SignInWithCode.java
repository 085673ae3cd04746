package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * Proof by a code that was sent, valid for ten minutes, five guesses.
 *
 * @param email where it was sent: an e-mail address or a telephone number
 * @param code six digits for customers, eight for staff; gaps and other writings of digits are
 *     understood
 * @param from with the challenge with which it was asked for
 */
public record SignInWithCode(String email, String code, PersonKind kind, @Nullable CameFrom from) {
  /** Where it was asked for without a challenge. */
  public SignInWithCode(String email, String code, PersonKind kind) {
    this(email, code, kind, null);
  }

  @Override
  public String toString() {
    return "SignInWithCode[hidden]";
  }
}
