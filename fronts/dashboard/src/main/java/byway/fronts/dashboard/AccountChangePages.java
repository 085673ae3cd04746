package byway.fronts.dashboard;

import byway.charging.balances.api.Balance;
import byway.charging.balances.api.Balances;
import byway.fronts.web.Cookies;
import byway.fronts.web.Form;
import byway.fronts.web.Origins;
import byway.fronts.web.Pages;
import byway.fronts.web.SignIns;
import byway.fronts.web.Visitors;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Accounts;
import byway.people.identity.api.AskEmail;
import byway.people.identity.api.ChangeName;
import byway.people.identity.api.EmailResult;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.ProveEmail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** What customers change of their account themselves: the name, the e-mail address, its end. */
@RunOnVirtualThread
@Path(AccountPages.HOME)
@InContext
class AccountChangePages {
  private static final String EMAIL_COOKIE = "byway_new_email";
  private static final Duration CODE_KEPT = Duration.ofMinutes(15);
  private static final int MOST_HOTSPOTS = 100;

  private final Accounts accounts;
  private final Identity identity;
  private final Balances balances;
  private final Devices devices;
  private final SignIns signIns;
  private final Origins origins;
  private final Visitors visitors;
  private final Cookies cookies;
  private final Pages pages;

  AccountChangePages(
      Accounts accounts,
      Identity identity,
      Balances balances,
      Devices devices,
      SignIns signIns,
      Origins origins,
      Visitors visitors,
      Cookies cookies,
      Pages pages) {
    this.accounts = accounts;
    this.identity = identity;
    this.balances = balances;
    this.devices = devices;
    this.signIns = signIns;
    this.origins = origins;
    this.visitors = visitors;
    this.cookies = cookies;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance details(Person person, Form form);

    static native TemplateInstance emailCode(Form form);

    static native TemplateInstance close(Balance balance, int hotspots, boolean more, Form form);
  }

  @GET
  @Path("/details")
  public Response details() {
    return pages.show(details(Form.empty()));
  }

  private TemplateInstance details(Form form) {
    var person = identity.person(visitors.customer());
    return Templates.details(person, form.has("name") ? form : form.with("name", person.name()));
  }

  @POST
  @Path("/details")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response rename(MultivaluedMap<String, String> posted) {
    var customer = visitors.customer();
    var form = Form.of(posted);
    return heeded(
        "/details",
        form,
        this::details,
        () -> {
          var unused = accounts.changeName(customer, new ChangeName(form.value("name"), null));
          return pages.seeOther(AccountPages.HOME + "?saved=yes");
        });
  }

  /** Sends a code to the new address. */
  @POST
  @Path("/email")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response askEmail(MultivaluedMap<String, String> posted) {
    var customer = visitors.customer();
    var form = Form.of(posted);
    return heeded(
        "/details",
        form,
        this::details,
        () -> {
          var from = origins.of(PersonKind.CUSTOMER);
          accounts.askEmail(customer, new AskEmail(form.value("email"), from));
          cookies.setText(EMAIL_COOKIE, form.value("email"), AccountPages.HOME, CODE_KEPT);
          return pages.seeOther(AccountPages.HOME + "/email/code");
        });
  }

  @GET
  @Path("/email/code")
  public Response code() {
    var unused = visitors.customer();
    var email = cookies.getText(EMAIL_COOKIE);
    return email == null
        ? pages.seeOther(AccountPages.HOME + "/details")
        : pages.show(Templates.emailCode(Form.empty().with("email", email)));
  }

  @POST
  @Path("/email/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response proveEmail(MultivaluedMap<String, String> posted) {
    var customer = visitors.customer();
    var form = Form.of(posted);
    return heeded(
        "/details",
        form,
        Templates::emailCode,
        () -> {
          var from = origins.of(PersonKind.CUSTOMER);
          var proof = new ProveEmail(form.value("email"), form.value("code"), from);
          return switch (accounts.proveEmail(customer, proof)) {
            case EmailResult.Proven(var person) -> {
              cookies.clear(EMAIL_COOKIE, AccountPages.HOME);
              yield pages.seeOther(AccountPages.HOME + "?saved=yes");
            }
            case EmailResult.NotProven() -> again(form.wrong("code", words().emailNotProven()));
            case EmailResult.Taken() -> again(form.wrong(words().emailTaken()));
            case EmailResult.Throttled(int seconds) ->
                again(form.wrong("code", words().wait(Math.max(1, (seconds + 59) / 60))));
          };
        });
  }

  private Response again(Form form) {
    return pages.showAgain(Templates.emailCode(form));
  }

  /** What becomes of what there is, in figures, before anything is done. */
  @GET
  @Path("/close")
  public Response close() {
    return pages.show(close(Form.empty()));
  }

  private TemplateInstance close(Form form) {
    var customer = visitors.customer();
    var hotspots = devices.list(customer, MOST_HOTSPOTS, null);
    return Templates.close(
        balances.balance(customer), hotspots.items().size(), hotspots.next() != null, form);
  }

  @POST
  @Path("/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response close(MultivaluedMap<String, String> posted) {
    var customer = visitors.customer();
    var form = Form.of(posted);
    if (!form.has("understood")) {
      return pages.showAgain(close(form.wrong("understood", words().closeUnderstand())));
    }
    return heeded(
        "/close",
        form,
        this::close,
        () -> {
          accounts.close(customer, origins.of(PersonKind.CUSTOMER));
          signIns.signOut(PersonKind.CUSTOMER);
          return pages.seeOther("/");
        });
  }

  private Response heeded(
      String here, Form form, Function<Form, TemplateInstance> page, Supplier<Response> work) {
    try {
      return work.get();
    } catch (CallFailed e) {
      return pages.showAgain(page.apply(form.wrong(words().away())));
    } catch (Refusal e) {
      return switch (e.code()) {
        case "confirm_needed" -> pages.seeOther("/confirm?back=" + AccountPages.HOME + here);
        case "name_invalid" -> pages.showAgain(page.apply(form.wrong("name", words().nameWrong())));
        case "email_invalid" ->
            pages.showAgain(page.apply(form.wrong("email", words().emailWrong())));
        case "too_many_codes" ->
            pages.showAgain(page.apply(form.wrong("email", words().tooManyCodes())));
        default -> throw e;
      };
    }
  }

  private OwnAccountMessages words() {
    return pages.words(OwnAccountMessages.class);
  }
}
