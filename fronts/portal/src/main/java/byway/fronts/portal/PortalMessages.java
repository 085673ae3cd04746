package byway.fronts.portal;

import io.quarkus.qute.i18n.MessageBundle;

/** The portal's words; what they are in each language is in {@code messages/}. */
@MessageBundle(value = "portal", locale = "en")
public interface PortalMessages {
  String title();

  String welcomeTo(String hotspot);

  String welcome();

  String noBonus();

  String nowhere();

  String left();

  String online(String hotspot);

  String paused(String hotspot);

  String arriving(String amount);

  String offline(String hotspot);

  String away();

  String connect();

  String going();

  String emptyTitle();

  String emptyText();

  String buy();

  String buyText();

  String nothingOnSale();

  String saveCard();

  String dashboard();

  String payment();

  String waitingTitle();

  String waitingText();

  String waitingLong();

  String look();

  String addingTitle();

  String paidTitle();

  String added(String amount);

  String goOn();

  String cancelledTitle();

  String cancelledText();

  String refundedTitle();

  String refundedText();

  String notPaid();

  String packGone();

  String cardDeclined();

  String paymentAway();

  String savedCard();

  String savedCardTitle();

  String savedCardText();

  String yourCard();

  String noSavedCard();

  String anotherCard();

  String glass(int percent);

  String neverHad();

  String nothingLeft();

  String emptyAwayText();

  String noBuying();

  String noBuyingText();

  String waitingNobody();

  String keepThePage();
}
