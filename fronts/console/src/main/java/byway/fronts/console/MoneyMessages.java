package byway.fronts.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of orders' money after it was paid. */
@MessageBundle("money")
public interface MoneyMessages {
  @Message("Order")
  String order();

  @Message("Nothing was bought yet, and nothing can be: no card processor is set.")
  String noOrdersYet();

  @Message("Orders to look at")
  String flagged();

  @Message("Disputed, owed for, or with a refund that did not arrive.")
  String flaggedText();

  @Message("Nothing needs your attention.")
  String noneFlagged();

  @Message("Refunds")
  String refunds();

  @Message("Nothing was paid back.")
  String noRefunds();

  @Message("Disputes")
  String disputes();

  @Message("Nobody has asked the bank for this money.")
  String noDisputes();

  @Message("Amount")
  String amount();

  @Message("Where")
  String where();

  @Message("Here")
  String here();

  @Message("In the card processor’s dashboard")
  String elsewhere();

  @Message("When")
  String when();

  @Message("Ended")
  String ended();

  @Message("Asked for")
  String asked();

  @Message("Paid back")
  String done();

  @Message("Not paid back")
  String failed();

  @Message("Inquiry")
  String inquiry();

  @Message("Disputed")
  String open();

  @Message("Dispute won")
  String won();

  @Message("Dispute lost")
  String lost();

  @Message("The bank asks about this payment. No money has moved.")
  String inquiryText();

  @Message(
      "The bank has asked this payment back. What was left of the data is withheld until it is decided.")
  String openText();

  @Message("The bank decided for you. What was withheld was given back.")
  String wonText();

  @Message("The bank decided for the customer. What was withheld is withdrawn for good.")
  String lostText();

  @Message(
      "A refund did not reach the customer, who has the data again. You can pay back once more.")
  String failedText();

  @Message("Taken back or withheld: {bytes}.")
  String taken(String bytes);

  @Message("Owed for data that had been used already: {amount}.")
  String owed(String amount);

  @Message("Ask the card processor again")
  String askAgain();

  @Message("This customer has disputed a payment or owes for one.")
  String customerFlagged();

  @Message("The processor’s reason: {reason}")
  String reason(String reason);
}
