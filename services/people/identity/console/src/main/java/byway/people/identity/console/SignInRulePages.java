package byway.people.identity.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.Given;
import byway.fronts.web.console.StaffActs;
import byway.fronts.web.words.Numbers.Range;
import byway.kit.context.InContext;
import byway.people.identity.api.SignInRules;
import byway.people.identity.api.SignInSessions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** What the operator wants of how its staff sign in. */
@RunOnVirtualThread
@Path(SignInRulePages.HOME)
@InContext
class SignInRulePages {
  static final String HOME = ConsoleFrame.HOME + "/sign-in-rules";
  private static final String SECOND = "second";
  private static final String HOURS = "hours";
  private static final Range MOST_HOURS = Range.whole(1, 720);

  private final SignInSessions sessions;
  private final Visitors visitors;
  private final StaffActs acts;
  private final Pages pages;

  SignInRulePages(SignInSessions sessions, Visitors visitors, StaffActs acts, Pages pages) {
    this.sessions = sessions;
    this.visitors = visitors;
    this.acts = acts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "identity")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signInRules(Form form);
  }

  @GET
  public Response rules() {
    var rules = sessions.rules();
    var form = Form.empty().with(HOURS, Integer.toString(rules.staffSessionHours()));
    return pages.show(
        Templates.signInRules(rules.staffSecondFactor() ? form.with(SECOND, "yes") : form));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response change(MultivaluedMap<String, String> posted) {
    var words = pages.words(SignInRuleMessages.class);
    return acts.of(posted, Templates::signInRules)
        .calling("signInSessions.changeRules")
        .numbers(
            numbers -> numbers.read(HOURS, MOST_HOURS, words.hoursWrong()),
            numbers -> numbers.whole(HOURS))
        .done("operator.sign-in-rules", visitors.tenant().id(), HOME, this::keep);
  }

  private void keep(Given given) {
    int hours = given.number(HOURS).intValueExact();
    var unused = sessions.changeRules(new SignInRules(given.form().has(SECOND), hours));
  }
}
