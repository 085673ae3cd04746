package byway.fronts.console;

import byway.fronts.web.Pages;
import byway.fronts.web.PeopleNames;
import byway.kit.checks.Checks;
import byway.kit.values.Page;
import byway.kit.web.InContext;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.ChainProof;
import byway.people.identity.api.Identity;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What staff did and why, and how the parts of the platform are. */
@RunOnVirtualThread
@Path(OverviewPages.HOME)
@InContext
class RecordPages {
  private static final int ROWS = 50;

  private final Audit audit;
  private final Identity identity;
  private final Checks checks;
  private final HealthChecks parts;
  private final Pages pages;

  RecordPages(Audit audit, Identity identity, Checks checks, HealthChecks parts, Pages pages) {
    this.audit = audit;
    this.identity = identity;
    this.checks = checks;
    this.parts = parts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance acts(Page<Act> acts, ChainProof proof, PeopleNames names);

    static native TemplateInstance health(Verdicts verdicts, HealthChecks.Look look);
  }

  @GET
  @Path("/acts")
  public Response acts(@QueryParam("cursor") @Nullable String cursor) {
    var acts = audit.list(ROWS, cursor);
    return pages.show(
        Templates.acts(
            acts, audit.prove(), PeopleNames.of(identity, acts.items().stream().map(Act::by))));
  }

  @GET
  @Path("/health")
  public Response health() {
    return pages.show(
        Templates.health(
            Verdicts.of(checks, pages.words(CheckMessages.class)),
            parts.look(pages.words(ConsoleMessages.class))));
  }
}
