package byway.operations.installation.api;

import org.jspecify.annotations.Nullable;

/**
 * The owner of an operator as a file says it.
 *
 * @param password for the first time; one that was changed since stays. None for who signs in by
 *     code
 */
public record OwnerFile(String email, String name, String language, @Nullable String password) {
  @Override
  public String toString() {
    return "OwnerFile[hidden]";
  }
}
