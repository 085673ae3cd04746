package byway.people.staff.api;

import byway.people.identity.api.CameFrom;
import org.jspecify.annotations.Nullable;

/**
 * Takes up an invitation.
 *
 * @param password not used of who was staff here before: they have theirs
 */
public record Join(
    String token, String name, String password, String language, @Nullable CameFrom from) {
  @Override
  public String toString() {
    return "Join[hidden]";
  }
}
