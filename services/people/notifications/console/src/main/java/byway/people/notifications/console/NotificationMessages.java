package byway.people.notifications.console;

import io.quarkus.qute.i18n.MessageBundle;

/** What the page of messages sent says. */
@MessageBundle(value = "notifications", locale = "en")
public interface NotificationMessages {
  String title();

  String heading();

  String none();

  String shortMessage();

  String delivered();

  String waiting();

  String smsTo(String number);

  String mailTo(String address);

  String kept();

  String check();

  String messagesKept();

  String noMail();

  String noSms();
}
