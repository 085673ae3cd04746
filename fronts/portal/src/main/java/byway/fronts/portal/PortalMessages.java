package byway.fronts.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The portal's words in English; the others are in {@code messages/}. */
@MessageBundle("portal")
public interface PortalMessages {
  @Message("Get online")
  String title();

  @Message("Welcome to {hotspot}")
  String welcomeTo(String hotspot);

  @Message("Welcome")
  String welcome();

  @Message("Sign up and your first {amount} are free.")
  String bonus(String amount);

  @Message("Sign up to get online.")
  String noBonus();

  @Message("You are not at one of our hotspots now. You can sign up all the same.")
  String nowhere();

  @Message("left to use")
  String left();

  @Message("Online at {hotspot}")
  String online(String hotspot);

  @Message("Paused at {hotspot}")
  String paused(String hotspot);

  @Message("Your first {amount} are on their way…")
  String arriving(String amount);

  @Message("Not online yet at {hotspot}")
  String offline(String hotspot);

  @Message("Not at a hotspot now")
  String away();

  @Message("Go online")
  String connect();

  @Message("Taking you online…")
  String going();

  @Message("You have used everything")
  String emptyTitle();

  @Message(
      "Choose how much you want. This page and the payment stay open for you; you are back online the moment it is paid.")
  String emptyText();

  @Message("Buy data")
  String buy();

  @Message("You pay once. It works on all your devices and never expires.")
  String buyText();

  @Message("Nothing is on sale at the moment.")
  String nothingOnSale();

  @Message("Remember my card for next time")
  String saveCard();

  @Message("Everything about my data")
  String dashboard();

  @Message("Payment")
  String payment();

  @Message("Waiting for your payment")
  String waitingTitle();

  @Message("This page looks by itself. It usually takes a few seconds.")
  String waitingText();

  @Message(
      "We have not heard of your payment yet. If you have paid, nothing is lost: it will be added as soon as we hear of it.")
  String waitingLong();

  @Message("Look again")
  String look();

  @Message("Paid. Adding your data…")
  String addingTitle();

  @Message("Paid. Thank you!")
  String paidTitle();

  @Message("{amount} added.")
  String added(String amount);

  @Message("Go on")
  String goOn();

  @Message("This was not paid")
  String cancelledTitle();

  @Message("Your card was not charged. Choose again when you like.")
  String cancelledText();

  @Message("This was paid back")
  String refundedTitle();

  @Message("The money is on its way back to your card.")
  String refundedText();

  @Message("You went back without paying. Your card was not charged.")
  String notPaid();

  @Message("This pack is no longer on sale. Choose another.")
  String packGone();

  @Message("Your card was declined and not charged. Try another card.")
  String cardDeclined();

  @Message("The payment service does not answer. You were not charged. Try again in a minute.")
  String paymentAway();

  @Message("Pay with a card I saved")
  String savedCard();

  @Message("Which card, and how much?")
  String savedCardTitle();

  @Message("The card is charged at once, when you press an amount.")
  String savedCardText();

  @Message("Your card")
  String yourCard();

  @Message("You have no saved card yet. Buy once with “Remember my card” ticked.")
  String noSavedCard();

  @Message("Pay with another card")
  String anotherCard();

  @Message("{percent} % of what you have is left")
  String glass(int percent);

  @Message("You have no data yet")
  String neverHad();

  @Message("You have nothing left")
  String nothingLeft();

  @Message(
      "Choose how much you want. It is there at once, at all our hotspots and on all your devices.")
  String emptyAwayText();

  @Message("Nothing can be bought here at the moment.")
  String noBuying();

  @Message(
      "Nothing can be bought here at the moment. A voucher works, or ask whoever runs this hotspot.")
  String noBuyingText();

  @Message(
      "Payments cannot be looked at here at the moment. If you have paid, nothing is lost: it will be added once they can.")
  String waitingNobody();
}
