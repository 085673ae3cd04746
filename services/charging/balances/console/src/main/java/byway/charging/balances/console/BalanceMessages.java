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

  String reviews();

  String reviewsText();

  String nothingHeld();

  String nothingHeldHere();

  String toHotspot();

  String acceptAll();

  String acceptAllText();

  String giveBackAll();

  String giveBackAllText();

  String claimed();

  String claimedText(String busiest, int uplink);

  String nothingClaimed();

  String links();

  String linksText();

  String saveLinks();

  String uplink();

  String uplinkHint();

  String radio();

  String linkWrong();

  String held();

  String guests();

  String sessions();

  String since();

  String charged();

  String accept();

  String giveBack();

  String whyAccept();

  String whyGiveBack();

  String heldRadio();

  String heldUplink();

  String heldRelayed();

  String heldManyEmptied();

  String doneAccept();

  String doneGiveBack();

  String doneLinks();

  String useHeld(String count);

  String notMe();
}
