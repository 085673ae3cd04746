package byway.people.identity.api;

import org.jspecify.annotations.Nullable;

/** Proof by password. */
public record SignIn(String email, String password, PersonKind kind, @Nullable CameFrom from) {
  /** From nowhere that is known. */
  public SignIn(String email, String password, PersonKind kind) {
    this(email, password, kind, null);
  }

  @Override
  public String toString() {
    return "SignIn[hidden]";
  }
}
