package byway.people.identity.api;

/**
 * What an operator wants of how its staff sign in.
 *
 * @param staffSecondFactor whether each of them must have a passkey or an app that gives codes
 * @param staffSessionHours how long a session of theirs lasts at most: 1 to 720
 */
public record SignInRules(boolean staffSecondFactor, int staffSessionHours) {
  public static final SignInRules USUAL = new SignInRules(false, 12);
}
