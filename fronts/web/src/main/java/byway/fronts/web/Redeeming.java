package byway.fronts.web;

import byway.commerce.vouchers.api.RedeemResult;
import byway.commerce.vouchers.api.RedeemVoucher;
import byway.commerce.vouchers.api.Vouchers;
import byway.kit.calls.CallFailed;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/**
 * A voucher's code becomes data on a customer's balance, on whichever front the customer types it;
 * each front draws the pages in a frame of its own.
 */
@Singleton
public final class Redeeming {
  private static final Logger LOG = Logger.getLogger(Redeeming.class);
  private static final String CODE = "code";
  private static final int MOST_CHARACTERS = 40;

  private final Vouchers vouchers;
  private final Visitors visitors;
  private final Pages pages;

  Redeeming(Vouchers vouchers, Visitors visitors, Pages pages) {
    this.vouchers = vouchers;
    this.visitors = visitors;
    this.pages = pages;
  }

  /** The empty form, for a customer who is signed in. */
  public Response ask(Function<Form, TemplateInstance> form) {
    var unused = visitors.customer();
    return pages.show(form.apply(Form.empty()));
  }

  /**
   * @param posted the code as {@code code}
   * @param form again, with what is wrong
   * @param done so many bytes are on the balance now
   */
  public Response redeem(
      MultivaluedMap<String, String> posted,
      Function<Form, TemplateInstance> form,
      LongFunction<TemplateInstance> done) {
    return switch (redeem(Form.of(posted))) {
      case Redemption.Redeemed(var bytes) -> pages.show(done.apply(bytes));
      case Redemption.NotYet(var again) -> pages.showAgain(form.apply(again));
    };
  }

  private sealed interface Redemption {
    record Redeemed(long bytes) implements Redemption {}

    record NotYet(Form again) implements Redemption {}
  }

  private Redemption redeem(Form form) {
    var customer = visitors.customer();
    var words = pages.words(WebMessages.class);
    var code = form.value(CODE);
    if (code.isBlank() || code.length() > MOST_CHARACTERS) {
      return notYet(form, words.voucherMistyped());
    }
    try {
      return switch (vouchers.redeem(new RedeemVoucher(code, customer))) {
        case RedeemResult.Redeemed(var id, var bytes) -> new Redemption.Redeemed(bytes);
        case RedeemResult.AlreadyUsed(var byYou, var at) ->
            notYet(form, byYou ? words.voucherYours() : words.voucherUsed());
        case RedeemResult.Unknown(var mistyped) -> notYet(form, words.voucherMistyped());
        case RedeemResult.Expired(var at) -> notYet(form, words.voucherExpired());
        case RedeemResult.Voided() -> notYet(form, words.voucherVoided());
        case RedeemResult.Throttled(var seconds) -> notYet(form, words.voucherWait(seconds));
      };
    } catch (CallFailed e) {
      LOG.warn(e.getMessage());
      return notYet(form, words.voucherAway());
    }
  }

  private static Redemption notYet(Form form, String problem) {
    return new Redemption.NotYet(form.wrong(CODE, problem));
  }
}
