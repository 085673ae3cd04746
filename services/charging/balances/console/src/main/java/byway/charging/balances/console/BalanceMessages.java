package byway.charging.balances.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What staff read of the books, and of what was given. */
@MessageBundle(value = "balances", locale = "en")
public interface BalanceMessages {
  String books();

  String proven();

  String booksText(String accounts, String postings);

  String problems(int count);

  String dataText(String granted, String reserved);

  String compared();

  String given();

  String nothingGiven();

  String leftShort();

  String note();

  String when();

  String bought();

  String welcomeGift();

  String ownerReward();

  String voucher();

  String byStaff();

  String nameBooks();

  String booksDiffer(String count);
}
