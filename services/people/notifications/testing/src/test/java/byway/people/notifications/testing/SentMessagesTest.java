package byway.people.notifications.testing;

import byway.kit.testing.Distance;

class SentMessagesTest extends NotificationsContract {
  SentMessagesTest() {
    meetAt(Distance.none(new SentMessages()));
  }
}
