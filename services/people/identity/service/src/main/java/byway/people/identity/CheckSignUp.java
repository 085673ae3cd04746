package byway.people.identity;

import byway.kit.values.EmailAddress;
import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import byway.people.identity.api.FieldProblem;
import byway.people.identity.api.SignUp;
import byway.people.identity.api.SignUpResult.NotAcceptable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of a sign-up, in their order, each with the field it is about. */
final class CheckSignUp {
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}");
  private static final int LONGEST_NAME = 100;

  private CheckSignUp() {}

  static @Nullable NotAcceptable problem(SignUp command) {
    return problems(command).stream()
        .findFirst()
        .map(first -> new NotAcceptable(first.field(), first.code()))
        .orElse(null);
  }

  static List<FieldProblem> problems(SignUp command) {
    var found = new ArrayList<FieldProblem>();
    if (!isAddress(normal(command.email()))) {
      found.add(new FieldProblem("email", "email_invalid"));
    }
    if (PlainText.line(command.name(), LONGEST_NAME).isEmpty()) {
      found.add(new FieldProblem("name", "name_invalid"));
    }
    if (!LANGUAGE.matcher(command.language()).matches()) {
      found.add(new FieldProblem("language", "language_invalid"));
    }
    var password = command.password();
    var problem = password == null ? null : Passwords.problem(password);
    if (problem != null) {
      found.add(new FieldProblem("password", problem));
    }
    return found;
  }

  /** Refuses a name or a language that cannot be taken. */
  static void requireName(String name, @Nullable String language) {
    if (PlainText.line(name, LONGEST_NAME).filter(text -> !text.isEmpty()).isEmpty()) {
      throw Refusal.invalid("name_invalid", "a name has 1 to 100 characters");
    }
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      throw Refusal.invalid("language_invalid", "a language is written such as en or pt-BR");
    }
  }

  /** As it is kept; it has been checked. */
  static String name(String typed) {
    return PlainText.line(typed, LONGEST_NAME).orElse("");
  }

  /** As it is kept and compared; what can be nobody's address is empty. */
  static String normal(String email) {
    return EmailAddress.normal(email).orElse("");
  }

  /** Whether anybody could have this as an address; it is in its normal form. */
  static boolean isAddress(String email) {
    return !email.isEmpty();
  }
}
