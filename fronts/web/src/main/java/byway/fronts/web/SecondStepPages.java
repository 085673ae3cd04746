package byway.fronts.web;

import byway.people.identity.api.ProviderOffer;
import byway.people.identity.api.SecondFactor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;

/** The second half of a sign-in, passkeys at the door, and proving once more who one is. */
@RunOnVirtualThread // not inherited: it counts where the method is declared
public abstract class SecondStepPages extends ProviderPages {
  private static final String TICKET_COOKIE = "byway_half";
  private static final Duration TICKET_KEPT = Duration.ofMinutes(10);

  private final SecondSteps steps;
  private final Cookies cookies;

  SecondStepPages(SecondSteps steps, Pages pages, Cookies cookies) {
    super(steps, pages, cookies);
    this.steps = steps;
    this.cookies = cookies;
  }

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance secondStep(Form form, Way way);

    static native TemplateInstance confirm(
        Form form,
        Way way,
        ProviderOffer offer,
        SecondFactor factor,
        boolean codeSent,
        String back);
  }

  /** Goes on with a sign-in of which the first half is done. */
  final Response second(String ticket, String next) {
    var way = way(next);
    cookies.set(TICKET_COOKIE, ticket, way.root(), TICKET_KEPT);
    return pages().seeOther(way.to("/sign-in/second"));
  }

  @GET
  @Path("/sign-in/second")
  public Response second(@QueryParam("next") @DefaultValue("") String next) {
    var way = way(local(next));
    return cookies.get(TICKET_COOKIE) == null
        ? pages().seeOther(way.to("/sign-in"))
        : pages().show(Templates.secondStep(Form.empty(), way));
  }

  @POST
  @Path("/sign-in/second")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response finish(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var next = local(form.value("next"));
    var ticket = cookies.get(TICKET_COOKIE);
    if (ticket == null) {
      return pages().seeOther(way(next).to("/sign-in"));
    }
    return switch (steps.finish(form, ticket, kind())) {
      case SignIns.SignInAttempt.In(var person) -> {
        cookies.clear(TICKET_COOKIE, way(next).root());
        yield enter(person, next);
      }
      case SignIns.SignInAttempt.Half(var again) -> second(again, next);
      case SignIns.SignInAttempt.NotYet(var again) ->
          pages().showAgain(Templates.secondStep(again, way(next)));
    };
  }

  /** What a browser needs to sign in, or to confirm, by a passkey. */
  @GET
  @Path("/sign-in/passkey")
  @Produces(MediaType.APPLICATION_JSON)
  public Response passkey() {
    return Response.ok(steps.options(kind()), MediaType.APPLICATION_JSON).build();
  }

  @POST
  @Path("/sign-in/passkey")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response withPasskey(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var next = local(form.value("next"));
    return switch (steps.withPasskey(form, kind())) {
      case SignIns.SignInAttempt.In(var person) -> enter(person, next);
      case SignIns.SignInAttempt.Half(var ticket) -> second(ticket, next);
      case SignIns.SignInAttempt.NotYet(var again) ->
          pages().showAgain(SignInPages.Templates.signIn(again, way(next), offer()));
    };
  }

  /** Before what matters: who has the session proves once more who they are. */
  @GET
  @Path("/confirm")
  public Response confirm(@QueryParam("back") @DefaultValue("") String back) {
    return pages().show(page(Form.empty(), person(), false, back));
  }

  @POST
  @Path("/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response confirm(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var person = person();
    return confirmed(steps.confirm(form, person, kind()), person, form.has("code"));
  }

  @POST
  @Path("/confirm/passkey")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response confirmByPasskey(MultivaluedMap<String, String> posted) {
    var person = person();
    return confirmed(steps.confirmByPasskey(Form.of(posted), person, kind()), person, false);
  }

  @POST
  @Path("/confirm/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response sendCode(MultivaluedMap<String, String> posted) {
    var person = person();
    var form = steps.sendCode(Form.of(posted), person, kind());
    var page = page(form, person, !form.isWrong(), form.value("back"));
    return form.isWrong() ? pages().showAgain(page) : pages().show(page);
  }

  private Response confirmed(Form form, UUID person, boolean codeSent) {
    var back = local(form.value("back"));
    return form.isWrong()
        ? pages().showAgain(page(form, person, codeSent, back))
        : pages().seeOther(back.isEmpty() ? way("").root() : back);
  }

  private TemplateInstance page(Form form, UUID person, boolean codeSent, String back) {
    return Templates.confirm(form, way(""), offer(), steps.of(person), codeSent, local(back));
  }

  @Override
  final TemplateAgain again() {
    return new TemplateAgain() {
      @Override
      public Response signIn(Form form, String next) {
        return pages().showAgain(SignInPages.Templates.signIn(form, way(next), offer()));
      }

      @Override
      public Response confirm(Form form, UUID person, String back) {
        return pages().showAgain(page(form, person, false, back));
      }
    };
  }
}
