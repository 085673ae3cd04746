package byway.fronts.console;

import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.people.notifications.api.Notifications;
import jakarta.inject.Singleton;

/** Whether mail and text messages to people leave the house. */
@Singleton
class MessagesLeave implements Check {
  private final Notifications notifications;

  MessagesLeave(Notifications notifications) {
    this.notifications = notifications;
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public Finding look() {
    var leaving = notifications.leaving();
    if (leaving.mail() && leaving.sms()) {
      return Finding.good();
    }
    var at = OverviewPages.HOME + "/messages";
    if (leaving.mail() || leaving.sms()) {
      return leaving.mail()
          ? Finding.warn("no-sms", "text messages are kept in the outbox and not sent", at)
          : Finding.warn("no-mail", "mail is kept in the outbox and not sent", at);
    }
    return Finding.warn("messages-kept", "messages are kept in the outbox and not sent", at);
  }
}
