package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/**
 * Proof of somebody who is signed in already: the password or a code that was sent, and where they
 * have a second factor a code of it.
 *
 * @param code that was sent to the person's e-mail address
 * @param second six digits of the app, or a recovery code
 * @param from with the session that is to count as confirmed
 */
public record Confirm(
    @Nullable String password, @Nullable String code, @Nullable String second, CameFrom from) {
  @Override
  public String toString() {
    return "Confirm[hidden]";
  }
}
