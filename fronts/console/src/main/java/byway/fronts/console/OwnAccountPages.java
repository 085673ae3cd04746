package byway.fronts.console;

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

/** How the member of staff signs in. Who owes a second factor can open this page alone. */
@RunOnVirtualThread
@Path(OwnAccountPages.HOME)
@InContext
class OwnAccountPages extends SecurityPages {
  static final String HOME = OverviewPages.HOME + "/account";

  private final Visitors visitors;

  OwnAccountPages(Security security, Visitors visitors, Pages pages) {
    super(security, pages);
    this.visitors = visitors;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance account(RawString inside);
  }

  @Override
  protected UUID person() {
    return visitors.staff();
  }

  @Override
  protected String home() {
    return HOME;
  }

  @Override
  protected String confirm() {
    return OverviewPages.HOME + "/confirm";
  }

  @Override
  protected TemplateInstance framed(RawString content) {
    return Templates.account(content);
  }
}
