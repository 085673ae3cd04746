package byway.commerce.payments.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the console says of payments. */
@MessageBundle(value = "payments", locale = "en")
public interface PaymentMessages {
  String money();

  String noneYet();

  String captured();

  String paidBack(String amount);

  String title();

  String noProcessor();
}
