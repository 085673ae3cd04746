package byway.fronts.portal;

import io.quarkus.qute.i18n.MessageBundle;

/** What guests are told of gifts, of vouchers, and of links that may be another's. */
@MessageBundle(value = "guest", locale = "en")
public interface GuestMessages {
  String bonus(String first, String bonus);

  String bonusLater(String bonus);

  String bonusThere(String bonus);

  String thisDevice(String device);

  String firstOnly(String first, int minutes);

  String proveKept(String amount);

  String firstUntil(String amount, String until);

  String prove(String amount);

  String first(String amount, String until);

  String proveNow();

  String waiting(String amount);

  String askTitle();

  String ask(String hotspot, String device);

  String agree();

  String voucherTitle();

  String voucherText(String hotspot);

  String voucherNowhere();

  String voucherGo();

  String voucherAccount();

  String voucherAsk();

  String voucherNot();

  String voucherLeft();

  String voucherEmpty();

  String voucherStop();

  String voucherAgain();

  String voucherBuy();

  String voucherLink();
}
