package byway.fronts.web;

import byway.kit.calls.Gate;
import byway.kit.web.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** An error as a person wants to read it: what happened, and the one next step. */
final class ErrorPage {
  /** On a server that was just set up, where no other address would be better. */
  static final String NONE_YET = "there is no operator on this server yet";

  private ErrorPage() {}

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance error(Problem problem, String kind);
  }

  static TemplateInstance of(Problem problem) {
    return Templates.error(problem, kind(problem));
  }

  static String kind(Problem problem) {
    return switch (problem.code()) {
      case "unknown_host" -> NONE_YET.equals(problem.detail()) ? "none" : "nobody";
      case "operator_suspended" -> "suspended";
      case "access_suspended" -> "barred";
      case "form_expired" -> "form";
      case "field_long" -> "long";
      case "reason_missing" -> "reason";
      case Gate.NOT_PERMITTED -> "role";
      default ->
          switch (problem.status()) {
            case 404, 405 -> "missing";
            case 401, 403 -> "forbidden";
            case 429 -> "often";
            case 502, 503, 504 -> "away";
            default -> problem.status() < 500 ? "malformed" : "ours";
          };
    };
  }
}
