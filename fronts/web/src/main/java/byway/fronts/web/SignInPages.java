package byway.fronts.web;

import byway.kit.values.Refusal;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sign-in pages: by password, or by a code that comes by e-mail. Each front that has a door of its
 * own says who comes in there, where its pages are, and what happens then.
 */
@RunOnVirtualThread // not inherited: it counts where the method is declared
public abstract class SignInPages {
  private static final String EMAIL_COOKIE = "byway_email";
  private static final Duration CODE_KEPT = Duration.ofMinutes(15);

  private final SignIns signIns;
  private final Pages pages;
  private final Cookies cookies;

  protected SignInPages(SignIns signIns, Pages pages, Cookies cookies) {
    this.signIns = signIns;
    this.pages = pages;
    this.cookies = cookies;
  }

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signIn(Form form, Way way);

    static native TemplateInstance signInCode(Form form, Way way);

    static native TemplateInstance signInCodeEnter(Form form, Way way);

    static native TemplateInstance signUp(Form form, Way way);
  }

  /**
   * Where the pages of this door are.
   *
   * @param base such as {@code /console}; empty at the root
   * @param signUp whether people can sign up here themselves
   * @param next where to go afterwards; empty for this door's usual place
   */
  public record Way(String base, boolean signUp, String next) {
    String root() {
      return base.isEmpty() ? "/" : base;
    }

    public String to(String page) {
      return next.isEmpty()
          ? base + page
          : base + page + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
  }

  /** Who comes in here. */
  protected abstract PersonKind kind();

  protected abstract Way way(String next);

  /** What happens when somebody has signed in. */
  protected abstract Response enter(Person person, String next);

  /** What else ends when somebody signs out here; nothing, usually. */
  protected void leaving() {}

  /** Where somebody who signs out ends up. */
  protected abstract Response left();

  @GET
  @Path("/sign-in")
  public Response signIn(@QueryParam("next") @DefaultValue("") String next) {
    return pages.show(Templates.signIn(Form.empty(), way(local(next))));
  }

  @POST
  @Path("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signIn(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    var next = local(form.value("next"));
    return switch (signIns.withPassword(form, kind())) {
      case SignIns.SignInAttempt.In(var person) -> enter(person, next);
      case SignIns.SignInAttempt.NotYet(var again) ->
          pages.showAgain(Templates.signIn(again, way(next)));
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
      case SignIns.SignInAttempt.NotYet(var again) ->
          pages.showAgain(Templates.signInCodeEnter(again, way(next)));
    };
  }

  @GET
  @Path("/sign-up")
  public Response signUp(@QueryParam("next") @DefaultValue("") String next) {
    return pages.show(Templates.signUp(Form.empty(), openWay(next)));
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
        yield enter(person, way.next());
      }
      case SignIns.SignInAttempt.NotYet(var again) -> pages.showAgain(Templates.signUp(again, way));
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

  protected final Pages pages() {
    return pages;
  }

  private Way openWay(String next) {
    var way = way(local(next));
    if (!way.signUp()) {
      throw Refusal.notFound("what you asked for");
    }
    return way;
  }

  /** An address on this host, or nothing: nobody is sent elsewhere by a link of ours. */
  static String local(String address) {
    return address.length() <= 500 && address.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*")
        ? address
        : "";
  }
}
