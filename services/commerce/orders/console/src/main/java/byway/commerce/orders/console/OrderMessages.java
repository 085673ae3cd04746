package byway.commerce.orders.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of orders say. */
@MessageBundle(value = "orders", locale = "en")
public interface OrderMessages {
  String order();

  String noOrdersYet();

  String flagged();

  String flaggedText();

  String noneFlagged();

  String refunds();

  String noRefunds();

  String disputes();

  String noDisputes();

  String amount();

  String where();

  String here();

  String elsewhere();

  String when();

  String ended();

  String asked();

  String done();

  String failed();

  String inquiry();

  String open();

  String won();

  String lost();

  String inquiryText();

  String openText();

  String wonText();

  String lostText();

  String failedText();

  String taken(String bytes);

  String owed(String amount);

  String askAgain();

  String customerFlagged();

  String reason(String reason);

  String title();

  String latest();

  String noOrders();

  String neverBought();

  String pack();

  String orderPlaced();

  String payBack();

  String payBackText();

  String payBackButton();

  String placed();

  String paid();

  String fulfilled();

  String cancelled();

  String refunded();

  String payingBack();

  String askedNow();

  String afterwards();
}
