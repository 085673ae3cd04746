package byway.fronts.look;

import byway.contracts.vouchers.RedeemResult;
import byway.contracts.vouchers.RedeemVoucher;
import byway.contracts.vouchers.Vouchers;
import byway.kit.calls.CallFailed;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A voucher's code becomes data on a customer's balance, wherever the customer types it. */
@Singleton
public final class Redeeming {
  private static final Logger LOG = Logger.getLogger(Redeeming.class);
  private static final String CODE = "code";
  private static final int MOST_CHARACTERS = 40;

  private final Vouchers vouchers;
  private final Pages pages;

  Redeeming(Vouchers vouchers, Pages pages) {
    this.vouchers = vouchers;
    this.pages = pages;
  }

  /** How it ended. */
  public sealed interface Outcome {
    /** So much is on the balance now. */
    record Redeemed(long bytes) implements Outcome {}

    /** Not yet: the form says why. */
    record NotYet(Form form) implements Outcome {}
  }

  /** By {@code code}. */
  public Outcome redeem(Form form, UUID customer) {
    var words = pages.words(LookMessages.class);
    var code = form.value(CODE);
    if (code.isBlank() || code.length() > MOST_CHARACTERS) {
      return notYet(form, words.voucherMistyped());
    }
    try {
      return switch (vouchers.redeem(new RedeemVoucher(code, customer))) {
        case RedeemResult.Redeemed(var id, var bytes) -> new Outcome.Redeemed(bytes);
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

  private static Outcome notYet(Form form, String problem) {
    return new Outcome.NotYet(form.wrong(CODE, problem));
  }
}
