package byway.contracts.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new person.
 *
 * @param id makes the command repeatable
 * @param email at most 254 characters; compared without regard to case
 * @param password 10 to 200 characters; none for people who sign in by code
 * @param language BCP 47, such as {@code en}
 */
public record SignUp(
    UUID id, String email, String name, @Nullable String password, String language) {}
