package byway.fronts.look;

import byway.fronts.look.theme.Theme;
import byway.kit.web.InContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The operator's own colours, as a style sheet after ours. */
@RunOnVirtualThread
@Path("/look")
@InContext
class ThemePages {
  private final Visitors visitors;
  private final Pages pages;

  ThemePages(Visitors visitors, Pages pages) {
    this.visitors = visitors;
    this.pages = pages;
  }

  @GET
  @Path("/theme.css")
  @Produces("text/css; charset=utf-8")
  public Response theme() {
    return Response.ok(Theme.of(visitors.tenant()).css())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
        .build();
  }

  @GET
  @Path("/components")
  public Response components() {
    return pages.seeOther(ComponentPages.HOME);
  }
}
