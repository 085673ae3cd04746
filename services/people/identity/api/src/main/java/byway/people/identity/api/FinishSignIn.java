package byway.people.identity.api;

/**
 * The second half of a sign-in.
 *
 * @param ticket that the first half was answered with
 * @param code six digits of the app, or a recovery code
 */
public record FinishSignIn(String ticket, String code, CameFrom from) {
  @Override
  public String toString() {
    return "FinishSignIn[hidden]";
  }
}
