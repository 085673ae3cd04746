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

  String cardAccount();

  String paidByOwn();

  String paidByInstallation();

  String accountName();

  String accountId();

  String key();

  String mode();

  String modeTest();

  String modeLive();

  String webhook();

  String registered();

  String notTold();

  String setKey();

  String setKeyText();

  String setKeyButton();

  String keyInvalid();

  String webhookText();

  String door();

  String registerButton();

  String secrets();

  String secretsText();

  String secret();

  String since(String time);

  String lastUsed(String time);

  String neverUsed();

  String dropSecret();

  String addSecret();

  String reset();

  String resetText();

  String savedAccount();
}
