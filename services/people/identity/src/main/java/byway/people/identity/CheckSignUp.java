package byway.people.identity;

import byway.contracts.identity.SignUp;
import byway.contracts.identity.SignUpResult.NotAcceptable;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of a sign-up, in their order, each with the field it is about. */
final class CheckSignUp {
  private static final String PART = "[^@\\s\\p{Cntrl}.]+";
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@" + PART + "(\\." + PART + ")+");
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}");
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_NAME = 100;

  private CheckSignUp() {}

  static @Nullable NotAcceptable problem(SignUp command) {
    if (!isAddress(normal(command.email()))) {
      return new NotAcceptable("email", "email_invalid");
    }
    var name = command.name();
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      return new NotAcceptable("name", "name_invalid");
    }
    if (!LANGUAGE.matcher(command.language()).matches()) {
      return new NotAcceptable("language", "language_invalid");
    }
    var password = command.password();
    var problem = password == null ? null : Passwords.problem(password);
    return problem == null ? null : new NotAcceptable("password", problem);
  }

  static String name(String typed) {
    return typed.strip();
  }

  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether anybody could have this as an address; it is in its normal form. */
  static boolean isAddress(String email) {
    return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
  }
}
