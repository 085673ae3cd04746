package byway.fronts.console;

import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.fronts.web.console.Found;
import byway.fronts.web.console.Searchable;
import byway.fronts.web.console.Sought;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One field finds anything: each feature looks whether what was typed may be its own. */
@RunOnVirtualThread
@Path(OverviewPages.HOME + "/search")
@InContext
class SearchPages {
  private final Visitors visitors;
  private final List<Searchable> parts;
  private final Pages pages;

  SearchPages(Visitors visitors, @All List<Searchable> parts, Pages pages) {
    this.visitors = visitors;
    this.parts = parts;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "console")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance search(String query, List<Found> parts);
  }

  @GET
  public Response search(@QueryParam("q") @DefaultValue("") String asked) {
    var query = asked.strip().replace("\0", "");
    query = query.substring(0, Math.min(query.length(), Sought.LONGEST));
    return pages.show(Templates.search(query, found(query.toLowerCase(Locale.ROOT))));
  }

  private List<Found> found(String query) {
    var visitor = visitors.current();
    var sought = new Sought(query, visitor.language(), visitor.reader());
    return query.isEmpty()
        ? List.of()
        : parts.stream()
            .flatMap(part -> ofPart(part, sought).stream())
            .filter(found -> !found.hits().isEmpty())
            .sorted(Comparator.comparing(Found::title))
            .toList();
  }

  /** A part that does not answer, or knows nothing of it, has found nothing. */
  private static Optional<Found> ofPart(Searchable part, Sought sought) {
    try {
      return Optional.of(part.find(sought));
    } catch (Refusal | CallFailed e) {
      return Optional.empty();
    }
  }
}
