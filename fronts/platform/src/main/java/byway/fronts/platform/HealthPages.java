package byway.fronts.platform;

import byway.fronts.web.Pages;
import byway.kit.checks.Checks;
import byway.kit.checks.Seen;
import byway.kit.checks.Verdict;
import byway.kit.context.InContext;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;

/** How the installation itself is; of its operators each sees its own. */
@RunOnVirtualThread
@Path(OperatorPages.HOME + "/health")
@InContext
class HealthPages {
  private final Checks checks;
  private final Pages pages;

  HealthPages(Checks checks, Pages pages) {
    this.checks = checks;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "platform")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance health(List<Seen> all, String verdict);
  }

  @GET
  public Response health() {
    var worstFirst = Comparator.comparing(Seen::verdict).reversed().thenComparing(Seen::check);
    var all = checks.installation().stream().sorted(worstFirst).toList();
    return pages.show(Templates.health(all, kind(Seen.worst(all))));
  }

  static String kind(Verdict verdict) {
    return switch (verdict) {
      case GOOD -> "good";
      case UNKNOWN -> "quiet";
      case WARN -> "warn";
      case BAD -> "bad";
    };
  }
}
