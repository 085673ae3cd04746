package byway.fronts.dashboard;

import byway.fronts.web.Cookies;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Visitors;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
import byway.people.identity.api.AskPhone;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import byway.people.identity.api.PhoneResult;
import byway.people.identity.api.ProvePhone;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who the customer is here, and the telephone number to sign in by. */
@RunOnVirtualThread
@Path(AccountPages.HOME)
@InContext
class AccountPages {
  static final String HOME = OverviewPages.HOME + "/account";
  private static final String PHONE = "phone";
  private static final String CODE = "code";
  private static final String PHONE_COOKIE = "byway_phone";
  private static final Duration CODE_KEPT = Duration.ofMinutes(15);

  private final Identity identity;
  private final Visitors visitors;
  private final Cookies cookies;
  private final Pages pages;

  AccountPages(Identity identity, Visitors visitors, Cookies cookies, Pages pages) {
    this.identity = identity;
    this.visitors = visitors;
    this.cookies = cookies;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "dashboard")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance account(Person person, Form form, boolean saved);

    static native TemplateInstance accountCode(Form form);
  }

  @GET
  public Response account(@QueryParam("saved") @Nullable String saved) {
    return pages.show(account(Form.empty(), saved != null));
  }

  private TemplateInstance account(Form form, boolean saved) {
    return Templates.account(identity.person(visitors.customer()), form, saved);
  }

  /** Sends a code to the number. */
  @POST
  @Path("/phone")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ask(MultivaluedMap<String, String> posted) {
    var customer = visitors.customer();
    var form = Form.of(posted);
    try {
      identity.askPhone(customer, new AskPhone(form.value(PHONE)));
    } catch (Refusal e) {
      return pages.showAgain(account(form.wrong(PHONE, inWords(e)), false));
    } catch (CallFailed e) {
      return pages.showAgain(account(form.wrong(PHONE, words().phoneAway()), false));
    }
    cookies.setText(PHONE_COOKIE, form.value(PHONE), HOME, CODE_KEPT);
    return pages.seeOther(HOME + "/phone/code");
  }

  @GET
  @Path("/phone/code")
  public Response code() {
    var unused = visitors.customer();
    var phone = cookies.getText(PHONE_COOKIE);
    return phone == null
        ? pages.seeOther(HOME)
        : pages.show(Templates.accountCode(Form.empty().with(PHONE, phone)));
  }

  @POST
  @Path("/phone/code")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response prove(MultivaluedMap<String, String> posted) {
    var customer = visitors.customer();
    var form = Form.of(posted);
    var code = form.value(CODE);
    try {
      return switch (identity.provePhone(customer, new ProvePhone(form.value(PHONE), code))) {
        case PhoneResult.Proven(var person) -> {
          cookies.clear(PHONE_COOKIE, HOME);
          yield pages.seeOther(HOME + "?saved=yes");
        }
        case PhoneResult.NotProven() -> again(form, words().phoneNotProven());
        case PhoneResult.Throttled(var seconds) ->
            again(form, words().phoneThrottled(Math.max(1, (seconds + 59) / 60)));
      };
    } catch (Refusal e) {
      return again(form, inWords(e));
    } catch (CallFailed e) {
      return again(form, words().phoneAway());
    }
  }

  private Response again(Form form, String problem) {
    return pages.showAgain(Templates.accountCode(form.wrong(CODE, problem)));
  }

  @POST
  @Path("/phone/forget")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response forget(MultivaluedMap<String, String> posted) {
    identity.forgetPhone(visitors.customer());
    return pages.seeOther(HOME + "?saved=yes");
  }

  private String inWords(Refusal refusal) {
    return switch (refusal.code()) {
      case "phone_invalid" -> words().phoneInvalid();
      case "too_many_codes" -> words().phoneTooMany();
      default -> throw refusal;
    };
  }

  private DashboardMessages words() {
    return pages.words(DashboardMessages.class);
  }
}
