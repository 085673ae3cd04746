package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a one-time code.
 *
 * @param email an e-mail address, or a telephone number in international form, which gets a short
 *     message
 * @param from with the challenge with which the code will be entered
 */
public record RequestCode(String email, PersonKind kind, @Nullable CameFrom from) {
  /** Without a challenge. */
  public RequestCode(String email, PersonKind kind) {
    this(email, kind, null);
  }
}
