package byway.fronts.web;

import byway.kit.values.Refusal;
import byway.people.identity.api.ProviderOffer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/**
 * Sign-in pages: by password, or by a code that comes by e-mail. Each front that has a door of its
 * own says who comes in there, where its pages are, and what happens then.
 */
@RunOnVirtualThread // not inherited: it counts where the method is declared
public abstract class SignInPages extends SecondStepPages {
  private static final String EMAIL_COOKIE = "byway_email";
  private static final Duration CODE_KEPT = Duration.ofMinutes(15);

  private final SignIns signIns;
  private final Pages pages;
  private final Cookies cookies;
  private final Agreements agreements;

  protected SignInPages(
      SignIns signIns,
      SecondSteps secondSteps,
      Pages pages,
      Cookies cookies,
      Agreements agreements) {
    super(secondSteps, pages, cookies);
    this.agreements = agreements;
    this.signIns = signIns;
    this.pages = pages;
    this.cookies = cookies;
  }

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signIn(Form form, Way way, ProviderOffer offer);

    static native TemplateInstance signInCode(Form form, Way way);

    static native TemplateInstance signInCodeEnter(Form form, Way way);

    static native TemplateInstance signUp(Form form, Way way);
  }

  /** What else ends when somebody signs out here; nothing, usually. */
  protected void leaving() {}

  /** Where somebody who signs out ends up. */
  protected abstract Response left();

  @GET
  @Path("/sign-in")
  public Response signIn(@QueryParam("next") @DefaultValue("") String next) {
    return pages.show(Templates.signIn(Form.empty(), way(local(next)), offer()));
  }

  @POST
  @Path("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var next = local(form.value("next"));
    return switch (signIns.withPassword(form, kind())) {
      case SignIns.SignInAttempt.In(var person) -> enter(person, next);
      case SignIns.SignInAttempt.Half(var ticket) -> second(ticket, next);
      case SignIns.SignInAttempt.NotYet(var again) ->
          pages.showAgain(Templates.signIn(again, way(next), offer()));
    };
  }

  @GET
  @Path("/sign-in/code")
  public Response code(@QueryParam("next") @DefaultValue("") String next) {
    return pages.show(Templates.signInCode(Form.empty(), way(local(next))));
  }

  @POST
  @Path("/sign-in/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response sendCode(MultivaluedMap<String, String> posted) {
    var form = signIns.sendCode(Form.of(posted), kind());
    var way = way(local(form.value("next")));
    if (form.isWrong()) {
      return pages.showAgain(Templates.signInCode(form, way));
    }
    cookies.setText(EMAIL_COOKIE, form.value("email"), way.root(), CODE_KEPT);
    return pages.seeOther(way.to("/sign-in/code/enter"));
  }

  @GET
  @Path("/sign-in/code/enter")
  public Response enterCode(@QueryParam("next") @DefaultValue("") String next) {
    var form = Form.empty().with("email", cookies.getText(EMAIL_COOKIE));
    return pages.show(Templates.signInCodeEnter(form, way(local(next))));
  }

  @POST
  @Path("/sign-in/code/enter")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response enterCode(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var next = local(form.value("next"));
    return switch (signIns.withCode(form, kind())) {
      case SignIns.SignInAttempt.In(var person) -> enter(person, next);
      case SignIns.SignInAttempt.Half(var ticket) -> second(ticket, next);
      case SignIns.SignInAttempt.NotYet(var again) ->
          pages.showAgain(Templates.signInCodeEnter(again, way(next)));
    };
  }

  @GET
  @Path("/sign-up")
  public Response signUp(@QueryParam("next") @DefaultValue("") String next) {
    return pages.show(Templates.signUp(agreements.shown(Form.empty()), openWay(next)));
  }

  @POST
  @Path("/sign-up")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signUp(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var way = openWay(form.value("next"));
    return switch (signIns.signUp(form)) {
      case SignIns.SignInAttempt.In(var person) -> {
        cookies.setText(EMAIL_COOKIE, form.value("email"), way.root(), CODE_KEPT);
        agreements.signedUp(person.id(), form);
        yield enter(person, way.next());
      }
      case SignIns.SignInAttempt.Half(var ticket) -> second(ticket, way.next());
      case SignIns.SignInAttempt.NotYet(var again) ->
          pages.showAgain(Templates.signUp(agreements.shown(again), way));
    };
  }

  @POST
  @Path("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signOut(MultivaluedMap<String, String> posted) {
    leaving();
    signIns.signOut(kind());
    return left();
  }

  private Way openWay(String next) {
    var way = way(local(next));
    if (!way.signUp()) {
      throw Refusal.notFound("what you asked for");
    }
    return way;
  }
}
