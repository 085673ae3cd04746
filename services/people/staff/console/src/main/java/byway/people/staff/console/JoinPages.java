package byway.people.staff.console;

import byway.fronts.web.Form;
import byway.fronts.web.Origins;
import byway.fronts.web.Pages;
import byway.fronts.web.SignIns;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.ConsoleFrame;
import byway.fronts.web.console.ForAnybody;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.staff.api.Invitation;
import byway.people.staff.api.InvitationToken;
import byway.people.staff.api.Join;
import byway.people.staff.api.JoinResult;
import byway.people.staff.api.Staff;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** Where somebody who was invited becomes one of the staff. */
@RunOnVirtualThread
@Path(JoinPages.HOME)
@InContext
@ForAnybody
class JoinPages {
  static final String HOME = ConsoleFrame.HOME + "/join";
  private static final String OVER = "invitation_over";

  private final Staff staff;
  private final SignIns signIns;
  private final Origins origins;
  private final Visitors visitors;
  private final Pages pages;

  JoinPages(Staff staff, SignIns signIns, Origins origins, Visitors visitors, Pages pages) {
    this.staff = staff;
    this.signIns = signIns;
    this.origins = origins;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "members")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance join(Invitation invitation, String role, Form form);

    static native TemplateInstance over();
  }

  @GET
  public Response look(@QueryParam("token") @DefaultValue("") String token) {
    try {
      return pages.show(page(token, Form.empty().with("token", token)));
    } catch (Refusal e) {
      return over(e);
    }
  }

  private TemplateInstance page(String token, Form form) {
    var invitation = staff.look(new InvitationToken(token));
    var words = pages.words(MemberMessages.class);
    return Templates.join(invitation, RoleWords.of(invitation.role(), words), form);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response join(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var token = form.value("token");
    var command =
        new Join(
            token,
            form.value("name"),
            form.raw("password"),
            visitors.current().languageTag(),
            origins.ofApp(null, null));
    try {
      return switch (staff.join(command)) {
        case JoinResult.Joined(var member, var known) ->
            pages.seeOther(ConsoleFrame.HOME + "/sign-in");
        case JoinResult.NotAcceptable(var field, var code) ->
            pages.showAgain(page(token, form.wrong(field, signIns.inWords(code))));
      };
    } catch (Refusal e) {
      return over(e);
    }
  }

  private Response over(Refusal refusal) {
    if (!refusal.code().equals(OVER)) {
      throw refusal;
    }
    return pages.showAgain(Templates.over());
  }
}
