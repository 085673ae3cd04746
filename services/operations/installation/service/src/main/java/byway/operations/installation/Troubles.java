package byway.operations.installation;

import byway.operations.installation.api.Trouble;
import byway.operations.tenants.api.TenantProblem;
import byway.people.identity.api.FieldProblem;
import java.util.List;

/** What others say against an answer, as it is said here. */
final class Troubles {
  private Troubles() {}

  static List<Trouble> of(List<TenantProblem> problems) {
    return problems.stream()
        .map(one -> new Trouble(one.field(), one.code(), one.detail()))
        .toList();
  }

  static List<Trouble> ofPerson(String of, List<FieldProblem> problems) {
    return problems.stream()
        .map(one -> new Trouble(of + one.field(), one.code(), sentence(one.code())))
        .toList();
  }

  private static String sentence(String code) {
    return switch (code) {
      case "email_invalid" -> "this is no e-mail address";
      case "name_invalid" -> "a name has 1 to 100 characters";
      case "language_invalid" -> "a language is written as in BCP 47, such as en";
      case "password_too_short" -> "a password has at least 10 characters";
      case "password_too_long" -> "a password has at most 200 characters";
      case "password_too_common" -> "this password is among those that are tried first";
      default -> code;
    };
  }
}
