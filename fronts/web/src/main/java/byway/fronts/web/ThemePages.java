package byway.fronts.web;

import byway.fronts.web.theme.Theme;
import byway.kit.context.InContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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

  /** A colour on trial, for the part of a page that has the class {@code preview}. */
  @GET
  @Path("/preview.css")
  @Produces("text/css; charset=utf-8")
  public Response preview(@QueryParam("accent") @DefaultValue("") String accent) {
    return Response.ok(Theme.of("#" + accent).css(".preview"))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
        .build();
  }

  @GET
  @Path("/components")
  public Response components() {
    return pages.seeOther(ComponentPages.HOME);
  }
}
