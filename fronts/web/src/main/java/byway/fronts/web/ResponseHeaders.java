package byway.fronts.web;

import byway.fronts.web.words.Languages;
import byway.kit.web.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Last words on every answer: headers that keep browsers careful, and problems made readable. */
final class ResponseHeaders {
  private final Pages pages;
  private final Visitors visitors;

  ResponseHeaders(Pages pages, Visitors visitors) {
    this.pages = pages;
    this.visitors = visitors;
  }

  @ServerResponseFilter
  public void finish(ContainerRequestContext call, ContainerResponseContext answer) {
    var path = Paths.of(call);
    if (path.isInternal()) {
      return;
    }
    var accepted = call.getAcceptableMediaTypes();
    // a browser that went to an address of the API asks for a page first of all
    boolean page =
        path.isForPeople()
            ? accepted.stream().anyMatch(ResponseHeaders::isHtml)
            : isHtml(accepted.getFirst());
    if (page && !path.isWebhook() && answer.getEntity() instanceof Problem problem) {
      answer.setEntity(
          Pages.render(ErrorPage.of(problem), visitor(call)),
          null,
          MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
    }
    var headers = answer.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "same-origin");
    if (path.isForPeople() || page) {
      headers.computeIfAbsent(
          Pages.POLICY, name -> new ArrayList<>(List.of(pages.policy(visitor(call)))));
      headers.putSingle("X-Frame-Options", "DENY");
    }
    headers.computeIfAbsent(
        HttpHeaders.CACHE_CONTROL, name -> new ArrayList<>(List.of("no-store")));
  }

  private static boolean isHtml(MediaType type) {
    return "text".equals(type.getType()) && "html".equals(type.getSubtype());
  }

  /** An error may come before the entrance has found out who is looking. */
  private Visitor visitor(ContainerRequestContext call) {
    var visitor = visitors.find();
    if (visitor != null) {
      return visitor;
    }
    var language = Languages.choose(null, call.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    var asked = call.getUriInfo().getRequestUri().getAuthority();
    return new Visitor(
        null,
        null,
        Set.of(),
        language,
        language,
        "",
        asked == null ? "" : asked,
        call.getUriInfo().getPath());
  }
}
