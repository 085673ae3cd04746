package byway.fronts.web;

import byway.fronts.web.words.Languages;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.values.Refusal;
import byway.kit.web.Caller;
import byway.kit.web.RequestContext;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.api.Tenant;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.TokenOwner;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * The way in for everybody from outside: finds the operator by the host name and the person by the
 * session cookie, or by the bearer token where apps come, and sets the context for what follows.
 */
final class RequestAuthentication {
  private static final String BEARER = "Bearer ";

  private final CurrentVertxRequest request;
  private final Hosts hosts;
  private final Sessions sessions;
  private final StaffRoles roles;
  private final Visitors visitors;
  private final Cookies cookies;
  private final FormTokens formTokens;

  RequestAuthentication(
      CurrentVertxRequest request,
      Hosts hosts,
      Sessions sessions,
      StaffRoles roles,
      Visitors visitors,
      Cookies cookies,
      FormTokens formTokens) {
    this.request = request;
    this.hosts = hosts;
    this.sessions = sessions;
    this.roles = roles;
    this.visitors = visitors;
    this.cookies = cookies;
    this.formTokens = formTokens;
  }

  @ServerRequestFilter(priority = 200)
  public void enter(ContainerRequestContext call, ResourceInfo resource) {
    var path = Paths.of(call);
    if (path.isInternal()) {
      return;
    }
    var room = resource.getResourceClass();
    if (room != null && room.isAnnotationPresent(ServiceEndpoint.class)) {
      throw Refusal.notFound("what you asked for"); // no spelling of an address opens a service
    }
    var trace = Trace.parse(call.getHeaderString("traceparent"));
    if (path.isWebhook()) {
      RequestContext.set(request, new Context(null, trace, Principal.ANONYMOUS));
      return;
    }
    var caller = Caller.of(request);
    var tenant = path.needsNoOperator() ? null : operator(caller, path);
    var nobody = new Context(realm(tenant, path), trace, Principal.ANONYMOUS);
    RequestContext.set(request, nobody);
    var owner = nobody.tenant() == null ? null : nobody.call(() -> owner(call, path));
    var principal = owner == null ? Principal.ANONYMOUS : nobody.call(() -> roles.principal(owner));
    RequestContext.set(request, nobody.withPrincipal(principal));
    var language = language(call);
    visitors.arrived(
        new Visitor(
            tenant,
            owner,
            roles.calls(principal),
            language,
            Languages.withRegion(language, call.getHeaderString("Accept-Language")),
            path.isForPeople() ? formTokens.current() : "",
            caller.origin(),
            target()));
  }

  private @Nullable Tenant operator(Caller caller, Paths path) {
    var found = hosts.find(caller.authority());
    if (found.isEmpty() && !path.doesWithoutOperator()) {
      throw nobody();
    }
    var tenant = found.orElse(null);
    if (tenant != null && tenant.isSuspended() && path.isClosedBySuspension()) {
      throw Refusal.of(403, "operator_suspended", "this operator serves nobody new at present");
    }
    return tenant;
  }

  /** Whose people are looked for. */
  private static @Nullable UUID realm(@Nullable Tenant tenant, Paths path) {
    return path.isForAdministrators() ? PlatformRealm.ID : tenant == null ? null : tenant.id();
  }

  private Refusal nobody() {
    return Refusal.of(
        404,
        "unknown_host",
        hosts.hasOperators() ? "no operator is at this address" : ErrorPage.NONE_YET);
  }

  /** Path and query; the request may have named our own host before them (RFC 9112, 3.2.2). */
  private String target() {
    var asked = request.getCurrent().request();
    return asked.query() == null ? asked.path() : asked.path() + "?" + asked.query();
  }

  private @Nullable TokenOwner owner(ContainerRequestContext call, Paths path) {
    if (path.isForPrograms()) {
      return null;
    }
    if (path.isForPeople()) {
      boolean isDoorOfStaff = path.isForStaff() || path.isForAdministrators();
      return sessions.find(isDoorOfStaff ? PersonKind.STAFF : PersonKind.CUSTOMER);
    }
    var header = call.getHeaderString("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? sessions.owner(header.substring(BEARER.length()).strip())
        : null;
  }

  private Locale language(ContainerRequestContext call) {
    return Languages.choose(cookies.get(Languages.COOKIE), call.getHeaderString("Accept-Language"));
  }
}
