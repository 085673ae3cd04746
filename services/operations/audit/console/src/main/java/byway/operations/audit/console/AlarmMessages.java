package byway.operations.audit.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page about alarms says. */
@MessageBundle(value = "alarms", locale = "en")
public interface AlarmMessages {
  String title();

  String text();

  String none();

  String what();

  String data(String count);

  String vouchers(String count);

  String refunds(String count);

  String secrets(String count);

  String by();

  String when();

  String state();

  String open();

  String isSeen();

  String see();

  String ask();

  String own();

  String seen();

  String limits();

  String limitsText();

  String ofData();

  String ofVouchers();

  String ofRefunds();

  String ofSecrets();

  String wrong();

  String keep();

  String kept();
}
