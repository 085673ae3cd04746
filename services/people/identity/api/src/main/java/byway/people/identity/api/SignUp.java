package byway.people.identity.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new person.
 *
 * @param id makes the command repeatable
 * @param email at most 254 bytes; compared in its normal form, without regard to case
 * @param password 10 to 200 characters; none for people who sign in by code
 * @param language BCP 47, such as {@code en}
 * @param from where a challenge comes with it, a code is sent to the address, which proves it there
 * @param proven true where the caller knows that the address is this person's, as staff may;
 *     whoever comes from outside has to prove it
 */
public record SignUp(
    UUID id,
    String email,
    String name,
    @Nullable String password,
    String language,
    @Nullable CameFrom from,
    @Nullable Boolean proven) {
  /** From nowhere that is known, and yet to be proven. */
  public SignUp(UUID id, String email, String name, @Nullable String password, String language) {
    this(id, email, name, password, language, null, null);
  }

  @Override
  public String toString() {
    return "SignUp[" + id + "]";
  }
}
