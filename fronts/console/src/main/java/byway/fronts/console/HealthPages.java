package byway.fronts.console;

import byway.fronts.web.Pages;
import byway.kit.context.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** How the parts of the platform are. */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/health")
@InContext
class HealthPages {
  private final VerdictsInWords verdicts;
  private final HealthChecks parts;
  private final Pages pages;

  HealthPages(VerdictsInWords verdicts, HealthChecks parts, Pages pages) {
    this.verdicts = verdicts;
    this.parts = parts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance health(Verdicts verdicts, HealthChecks.Look look);
  }

  @GET
  public Response health() {
    var look = parts.look(pages.words(ConsoleMessages.class));
    return pages.show(Templates.health(verdicts.now(), look));
  }
}
