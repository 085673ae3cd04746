package byway.fronts.console;

import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.SignIns;
import byway.fronts.web.Visitors;
import byway.kit.context.InContext;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Another password for the member of staff. */
@RunOnVirtualThread
@Path(OwnPasswordPages.HOME)
@InContext
class OwnPasswordPages {
  static final String HOME = OwnAccountPages.HOME + "/password";

  private final SignIns signIns;
  private final Identity identity;
  private final Visitors visitors;
  private final Pages pages;

  OwnPasswordPages(SignIns signIns, Identity identity, Visitors visitors, Pages pages) {
    this.signIns = signIns;
    this.identity = identity;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance password(Person person, Form form, boolean chosen);
  }

  @GET
  public Response ask(@QueryParam("chosen") @Nullable String chosen) {
    return pages.show(page(Form.empty(), chosen != null));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response choose(MultivaluedMap<String, String> posted) {
    var form = signIns.choosePassword(Form.of(posted), visitors.staff(), PersonKind.STAFF);
    return form.isWrong()
        ? pages.showAgain(page(form, false))
        : pages.seeOther(HOME + "?chosen=yes");
  }

  private TemplateInstance page(Form form, boolean chosen) {
    return Templates.password(identity.person(visitors.staff()), form, chosen);
  }
}
