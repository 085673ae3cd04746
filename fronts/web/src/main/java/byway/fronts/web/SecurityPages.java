package byway.fronts.web;

import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import byway.people.identity.api.AddPasskeyResult;
import byway.people.identity.api.Passkey;
import byway.people.identity.api.ProviderLink;
import byway.people.identity.api.SecondFactor;
import byway.people.identity.api.SecondFactorResult;
import byway.people.identity.api.SecondFactorSetUp;
import byway.people.identity.api.SignInSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * How somebody signs in, on the page of the own account: passkeys, an app that gives codes,
 * recovery codes, and the sessions that are open. Each front that has such a page says whose it is
 * and what is around it. Who has not proven of late who they are is sent to do so, and comes back.
 */
@RunOnVirtualThread // not inherited: it counts where the method is declared
public abstract class SecurityPages {
  private final Security security;
  private final Pages pages;

  protected SecurityPages(Security security, Pages pages) {
    this.security = security;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "web")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance security(
        String home,
        String confirm,
        boolean fresh,
        Form form,
        SecondFactor factor,
        List<Passkey> passkeys,
        List<ProviderLink> links,
        List<SignInSession> sessions);

    static native TemplateInstance securityApp(
        String home, Form form, SecondFactorSetUp setUp, String picture);

    static native TemplateInstance securityCodes(String home, List<String> codes);
  }

  /** Who is signed in; sends anybody else to sign in. */
  protected abstract UUID person();

  /** Where this page is. */
  protected abstract String home();

  /** Where the same front has people prove once more who they are. */
  protected abstract String confirm();

  /** What is around it. */
  protected abstract TemplateInstance framed(RawString content);

  @GET
  public Response show() {
    return page(Form.empty());
  }

  private Response page(Form form) {
    var person = person();
    var kind = security.kind();
    var content =
        Templates.security(
            home(),
            confirmed(),
            security.isFresh(),
            form,
            security.factor(person),
            security.passkeys(person),
            security.links(person, kind),
            security.sessions(person, kind));
    return form.isWrong()
        ? pages.showAgain(framed(part(content)))
        : pages.show(framed(part(content)));
  }

  private RawString part(TemplateInstance content) {
    return Pages.part(content, security.visitor());
  }

  private String confirmed() {
    return confirm() + "?back=" + home();
  }

  /** What a browser needs to make a passkey. */
  @GET
  @Path("/passkey")
  @Produces(MediaType.APPLICATION_JSON)
  public Response passkey() {
    return Response.ok(security.options(person()), MediaType.APPLICATION_JSON).build();
  }

  @POST
  @Path("/passkey")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response add(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    return heeded(
        form,
        () ->
            switch (security.add(person(), form.raw("response"), form.value("name"))) {
              case AddPasskeyResult.Added(var passkey) -> pages.done(home(), "passkey");
              case AddPasskeyResult.NotProven() ->
                  page(form.wrong(security.words().passkeyNotMade()));
            });
  }

  @POST
  @Path("/passkey/{id}/name")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response rename(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    return heeded(
        form,
        () -> {
          security.rename(person(), id, form.value("name"));
          return pages.done(home(), "saved");
        });
  }

  @POST
  @Path("/passkey/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response remove(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return heeded(
        Form.of(posted),
        () -> {
          security.remove(person(), id);
          return pages.done(home(), "saved");
        });
  }

  /** The secret is shown in the answer to a form, and nowhere else. */
  @POST
  @Path("/app/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response newApp(MultivaluedMap<String, String> posted) {
    return heeded(Form.of(posted), () -> app(Form.empty(), security.begin(person())));
  }

  private Response app(Form form, SecondFactorSetUp setUp) {
    return pages.show(
        framed(part(Templates.securityApp(home(), form, setUp, QrCode.image(setUp.uri())))));
  }

  @POST
  @Path("/app")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response prove(MultivaluedMap<String, String> posted) {
    var form = Form.of(posted);
    return heeded(
        form,
        () ->
            switch (security.prove(person(), form.value("code"))) {
              case SecondFactorResult.On(var recovery) -> codes(recovery.codes());
              case SecondFactorResult.NotProven() ->
                  page(form.wrong(security.words().appNotProven()));
              case SecondFactorResult.Throttled(int seconds) ->
                  page(form.wrong(security.wait(seconds)));
            });
  }

  private Response codes(List<String> codes) {
    return pages.show(framed(part(Templates.securityCodes(home(), codes))));
  }

  @POST
  @Path("/app/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response removeApp(MultivaluedMap<String, String> posted) {
    return heeded(
        Form.of(posted),
        () -> {
          security.removeApp(person());
          return pages.done(home(), "saved");
        });
  }

  @POST
  @Path("/codes")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response renewCodes(MultivaluedMap<String, String> posted) {
    return heeded(Form.of(posted), () -> codes(security.renewCodes(person()).codes()));
  }

  @POST
  @Path("/sessions/{id}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response end(@PathParam("id") UUID id, MultivaluedMap<String, String> posted) {
    return heeded(
        Form.of(posted),
        () -> {
          security.end(person(), id);
          return pages.done(home(), "saved");
        });
  }

  @POST
  @Path("/sessions/end-others")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response endOthers(MultivaluedMap<String, String> posted) {
    return heeded(
        Form.of(posted),
        () -> {
          security.endOthers(person());
          return pages.done(home(), "saved");
        });
  }

  private Response heeded(Form form, Supplier<Response> work) {
    try {
      return work.get();
    } catch (CallFailed e) {
      return page(form.wrong(pages.words(WebMessages.class).away()));
    } catch (Refusal e) {
      return switch (e.code()) {
        case "confirm_needed" -> pages.seeOther(confirmed());
        case "passkey_name_invalid" ->
            page(form.wrong("name", security.words().passkeyNameInvalid()));
        case "too_many_passkeys" -> page(form.wrong(security.words().tooManyPasskeys()));
        case "passkeys_need_a_name" -> page(form.wrong(security.words().passkeysNeedAName()));
        case Refusal.NOT_FOUND -> pages.seeOther(home());
        default -> throw e;
      };
    }
  }
}
