package byway.fronts.portal;

import byway.contracts.vouchers.RedeemResult;
import byway.contracts.vouchers.RedeemVoucher;
import byway.contracts.vouchers.Vouchers;
import byway.fronts.look.Form;
import byway.fronts.look.Pages;
import byway.fronts.look.Visitors;
import byway.kit.calls.CallFailed;
import byway.kit.web.InContext;
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
import org.jboss.logging.Logger;

/** Using a voucher: a code on paper becomes data on the balance. */
@RunOnVirtualThread
@Path(PortalPages.HOME + "/voucher")
@InContext
class VoucherPages {
  private static final Logger LOG = Logger.getLogger(VoucherPages.class);
  private static final String CODE = "code";
  private static final int MOST_CHARACTERS = 40;

  private final Vouchers vouchers;
  private final Visitors visitors;
  private final Pages pages;

  VoucherPages(Vouchers vouchers, Visitors visitors, Pages pages) {
    this.vouchers = vouchers;
    this.visitors = visitors;
    this.pages = pages;
  }

  @CheckedTemplate(basePath = "portal")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance voucher(Form form);

    static native TemplateInstance redeemed(long bytes);
  }

  @GET
  public Response ask() {
    var unused = visitors.customer();
    return pages.show(Templates.voucher(Form.empty()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response redeem(MultivaluedMap<String, String> posted) {
    var customer = visitors.customer();
    var form = Form.of(posted);
    var words = pages.words(PortalMessages.class);
    var code = form.value(CODE);
    if (code.isBlank() || code.length() > MOST_CHARACTERS) {
      return again(form, words.voucherMistyped());
    }
    try {
      return switch (vouchers.redeem(new RedeemVoucher(code, customer))) {
        case RedeemResult.Redeemed(var id, var bytes) -> pages.show(Templates.redeemed(bytes));
        case RedeemResult.AlreadyUsed(var byYou, var at) ->
            again(form, byYou ? words.voucherYours() : words.voucherUsed());
        case RedeemResult.Unknown(var mistyped) -> again(form, words.voucherMistyped());
        case RedeemResult.Expired(var at) -> again(form, words.voucherExpired());
        case RedeemResult.Voided() -> again(form, words.voucherVoided());
        case RedeemResult.Throttled(var seconds) -> again(form, words.voucherWait(seconds));
      };
    } catch (CallFailed e) {
      LOG.warn(e.getMessage());
      return again(form, words.voucherAway());
    }
  }

  private Response again(Form form, String problem) {
    return pages.showAgain(Templates.voucher(form.wrong(CODE, problem)));
  }
}
