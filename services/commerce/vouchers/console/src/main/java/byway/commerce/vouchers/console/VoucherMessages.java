package byway.commerce.vouchers.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of vouchers say. */
@MessageBundle(value = "vouchers", locale = "en")
public interface VoucherMessages {
  String title();

  String batch();

  String batches();

  String each();

  String used();

  String voidCount();

  String goodUntil();

  String always();

  String issued();

  String none();

  String issueTitle();

  String issueText();

  String whatFor();

  String howMany();

  String gigabytesEach();

  String goodForDays();

  String goodForDaysHint();

  String issueAndPrint();

  String ofCount(int part, int all);

  String ofThemVoid(int count);

  String eachGives();

  String printAgain();

  String printAgainHint();

  String codesGone();

  String codesGoneText();

  String codesToPrint(int count);

  String oneToPrint();

  String printTitle(String label);

  String printNow();

  String goodUntilDay(String day);

  String begins();

  String numberShort();

  String state();

  String voidOne();

  String reasonToVoid(int number);

  String guestWithCode();

  String customer();

  String voidTitle();

  String voidText();

  String voidThem();

  String toBeSure(String name);

  String unused();

  String usedUp();

  String voided();

  String expired();

  String usedAt(String time);

  String labelWrong();

  String countWrong();

  String eachWrong();

  String daysWrong();

  String typeLabel();

  String voidedAlready();

  String doneVoid();

  String doneVoidOne();
}
