package byway.fronts.dashboard;

import byway.fronts.web.Pages;
import byway.fronts.web.Security;
import byway.fronts.web.SecurityPages;
import byway.fronts.web.Visitors;
import byway.kit.context.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** How the customer signs in. */
@RunOnVirtualThread
@Path(OwnSecurityPages.HOME)
@InContext
class OwnSecurityPages extends SecurityPages {
  static final String HOME = AccountPages.HOME + "/security";

  private final Visitors visitors;

  OwnSecurityPages(Security security, Visitors visitors, Pages pages) {
    super(security, pages);
    this.visitors = visitors;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance security(RawString inside);
  }

  @Override
  protected UUID person() {
    return visitors.customer();
  }

  @Override
  protected String home() {
    return HOME;
  }

  @Override
  protected String confirm() {
    return "/confirm";
  }

  @Override
  protected TemplateInstance framed(RawString content) {
    return Templates.security(content);
  }
}
