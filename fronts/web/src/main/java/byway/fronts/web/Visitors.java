package byway.fronts.web;

import byway.kit.values.Refusal;
import byway.operations.tenants.api.Tenant;
import byway.people.identity.api.PersonKind;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands pages the visitor of the request they answer. */
@Singleton
public final class Visitors {
  private static final String KEY = "byway.visitor";

  private final CurrentVertxRequest request;

  Visitors(CurrentVertxRequest request) {
    this.request = request;
  }

  void arrived(Visitor visitor) {
    request.getCurrent().put(KEY, visitor);
  }

  /** None before the entrance has let the request in. */
  @Nullable Visitor find() {
    var routing = request.getCurrent();
    return routing == null ? null : routing.get(KEY);
  }

  public Visitor current() {
    var visitor = find();
    if (visitor == null) {
      throw new IllegalStateException("this request did not come through the entrance");
    }
    return visitor;
  }

  public Tenant tenant() {
    var tenant = current().tenant();
    if (tenant == null) {
      throw Refusal.notFound("what you asked for");
    }
    return tenant;
  }

  /** The customer who is signed in; anybody else is sent to the sign-in page and then back here. */
  public UUID customer() {
    return signedIn(PersonKind.CUSTOMER, "/sign-in");
  }

  /** The member of staff who is signed in; anybody else is sent to sign in first. */
  public UUID staff() {
    return signedIn(PersonKind.STAFF, "/console/sign-in");
  }

  /** Who administers the installation; anybody else is sent to sign in first. */
  public UUID administrator() {
    if (current().tenant() != null) {
      throw Refusal.notFound("what you asked for"); // however its address was spelled
    }
    return signedIn(PersonKind.STAFF, "/platform/sign-in");
  }

  private UUID signedIn(PersonKind kind, String door) {
    var visitor = current();
    var owner = visitor.owner();
    if (owner == null || owner.kind() != kind) {
      var back = URLEncoder.encode(visitor.path(), StandardCharsets.UTF_8);
      throw new WebApplicationException(
          Response.seeOther(URI.create(door + "?next=" + back)).build());
    }
    return owner.personId();
  }
}
