package byway.fronts.web;

import byway.fronts.web.ProviderSteps.Brought;
import byway.fronts.web.SignIns.SignInAttempt;
import byway.kit.values.Refusal;
import byway.people.identity.api.ProviderOffer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * To a provider and back. There it goes by a link and not by a form, which our policy sends nowhere
 * else; what it was for waits in the browser.
 */
@RunOnVirtualThread // not inherited: it counts where the method is declared
public abstract class ProviderPages extends Door {
  private static final String BACK = "/sign-in/provider/back";
  private static final String FOR_COOKIE = "byway_provider";
  private static final Duration FOR_KEPT = Duration.ofMinutes(15);
  private static final String CONFIRM = "confirm ";
  private static final String ENTER = "enter ";

  private final SecondSteps steps;
  private final Cookies cookies;

  ProviderPages(SecondSteps steps, Pages pages, Cookies cookies) {
    super(pages);
    this.steps = steps;
    this.cookies = cookies;
  }

  /** Whether this door has one at all. */
  protected boolean takesProvider() {
    return false;
  }

  abstract TemplateAgain again();

  /** The pages on which it is said why not. */
  interface TemplateAgain {
    Response signIn(Form form, String next);

    Response confirm(Form form, UUID person, String back);
  }

  final ProviderOffer offer() {
    return takesProvider() ? steps.provider().offer() : ProviderOffer.NONE;
  }

  @GET
  @Path("/sign-in/provider")
  public Response toProvider(@QueryParam("next") @DefaultValue("") String next) {
    return leave(ENTER + local(next), null);
  }

  @GET
  @Path("/confirm/provider")
  public Response confirmByProvider(@QueryParam("back") @DefaultValue("") String back) {
    return leave(CONFIRM + local(back), person());
  }

  private Response leave(String what, @Nullable UUID confirming) {
    requireOne();
    var way = way("");
    var address = steps.provider().address(way.base() + BACK, confirming);
    cookies.setText(FOR_COOKIE, what, way.root(), FOR_KEPT);
    return Response.seeOther(URI.create(address)).build();
  }

  @GET
  @Path(BACK)
  public Response back(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("code") @DefaultValue("") String code,
      @QueryParam("iss") @Nullable String issuer) {
    requireOne();
    var what = cookies.getText(FOR_COOKIE);
    cookies.clear(FOR_COOKIE, way("").root());
    var brought = new Brought(way("").base() + BACK, state, code, issuer);
    if (what != null && what.startsWith(CONFIRM)) {
      return confirmed(brought, local(what.substring(CONFIRM.length())));
    }
    var next = what == null ? "" : local(what.substring(ENTER.length()));
    if (code.isEmpty()) {
      return again().signIn(steps.provider().refused(), next);
    }
    return switch (steps.provider().signIn(brought)) {
      case SignInAttempt.In(var person) -> enter(person, next);
      case SignInAttempt.Half half -> pages().seeOther(way(next).to("/sign-in"));
      case SignInAttempt.NotYet(var form) -> again().signIn(form, next);
    };
  }

  private Response confirmed(Brought brought, String back) {
    var person = person();
    var form =
        brought.code().isEmpty()
            ? steps.provider().refused()
            : steps.provider().confirm(person, brought);
    return form.isWrong()
        ? again().confirm(form, person, back)
        : pages().seeOther(back.isEmpty() ? way("").root() : back);
  }

  private void requireOne() {
    if (!takesProvider()) {
      throw Refusal.notFound("what you asked for");
    }
  }

  /** Who is signed in here; anybody else signs in, which confirms as well. */
  final UUID person() {
    var owner = steps.owner();
    if (owner == null || owner.kind() != kind()) {
      throw new WebApplicationException(
          Response.seeOther(URI.create(way("").to("/sign-in"))).build());
    }
    return owner.personId();
  }
}
