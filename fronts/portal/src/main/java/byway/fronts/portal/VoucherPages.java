package byway.fronts.portal;

import byway.commerce.vouchers.api.SignInWithVoucher;
import byway.commerce.vouchers.api.VoucherSignIn;
import byway.commerce.vouchers.api.Vouchers;
import byway.fronts.portal.Visits.Here;
import byway.fronts.web.Form;
import byway.fronts.web.Pages;
import byway.fronts.web.Redeeming;
import byway.fronts.web.Visitors;
import byway.fronts.web.WebMessages;
import byway.kit.calls.CallFailed;
import byway.kit.context.InContext;
import byway.kit.values.Refusal;
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
import org.jspecify.annotations.Nullable;

/**
 * Using a voucher. For who is signed in, a code on paper becomes data on the balance; for anybody
 * else at a hotspot, the voucher is an account by itself, as it is over RADIUS: its data is used
 * wherever its code is typed.
 */
@RunOnVirtualThread
@Path(PortalPages.HOME + "/voucher")
@InContext
class VoucherPages {
  private static final String CODE = "code";
  private static final int MOST_CHARACTERS = 60;

  private final Redeeming redeeming;
  private final Vouchers vouchers;
  private final VoucherStays stays;
  private final PortalPages portal;
  private final Visits visits;
  private final Visitors visitors;
  private final Pages pages;

  VoucherPages(
      Redeeming redeeming,
      Vouchers vouchers,
      VoucherStays stays,
      PortalPages portal,
      Visits visits,
      Visitors visitors,
      Pages pages) {
    this.redeeming = redeeming;
    this.vouchers = vouchers;
    this.stays = stays;
    this.portal = portal;
    this.visits = visits;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "portal")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance voucher(Form form);

    static native TemplateInstance redeemed(long bytes);

    static native TemplateInstance voucherHere(
        @Nullable String hotspot, @Nullable String device, Form form);
  }

  /**
   * @param code as a printed picture has it; it is only filled in, since the link may be another's
   */
  @GET
  public Response ask(@QueryParam(CODE) @Nullable String code) {
    var form = code == null || code.length() > MOST_CHARACTERS ? Form.empty() : filled(code);
    return visitors.current().customer().isPresent()
        ? pages.show(Templates.voucher(form))
        : pages.show(here(form));
  }

  private static Form filled(String code) {
    return Form.empty().with(CODE, code);
  }

  private TemplateInstance here(Form form) {
    var at = visits.here(false);
    return Templates.voucherHere(
        at.map(here -> visits.hotspotName(here.visit())).orElse(null),
        at.filter(here -> !here.own()).map(PortalPages::ending).orElse(null),
        form);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response redeem(MultivaluedMap<String, String> posted) {
    return visitors.current().customer().isPresent()
        ? redeeming.redeem(posted, Templates::voucher, Templates::redeemed)
        : goOnline(Form.of(posted));
  }

  /** Ends being online by a voucher; what is left of it stays. */
  @POST
  @Path("/stop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response stop(MultivaluedMap<String, String> posted) {
    stays.forget();
    return pages.seeOther(PortalPages.HOME);
  }

  private Response goOnline(Form form) {
    var words = pages.words(GuestMessages.class);
    var at = visits.here(form.has("device") && portal.agreed(form));
    if (at.isEmpty()) {
      return again(form, words.voucherNowhere());
    }
    if (!at.get().own()) {
      return pages.showAgain(here(form.wrong("device", words.voucherAsk())));
    }
    var looks = pages.words(WebMessages.class);
    try {
      return switch (vouchers.signIn(new SignInWithVoucher(form.value(CODE), guesser(at.get())))) {
        case VoucherSignIn.SignedIn(var account, var bytes, var first) -> {
          stays.keep(account);
          yield portal.connect(account, true);
        }
        case VoucherSignIn.NotProven() -> again(form, words.voucherNot());
        case VoucherSignIn.Throttled(int seconds) -> again(form, looks.voucherWait(seconds));
      };
    } catch (CallFailed e) {
      return again(form, looks.voucherAway());
    } catch (Refusal e) {
      if (e.status() < 500 && !e.code().startsWith("device_")) {
        throw e;
      }
      return again(form, looks.voucherAway());
    }
  }

  /** Wrong codes are counted by the client device, which is the hotspot's word. */
  private static String guesser(Here here) {
    return here.visit().deviceId() + " " + here.visit().mac();
  }

  private Response again(Form form, String problem) {
    return pages.showAgain(here(form.wrong(CODE, problem)));
  }
}
