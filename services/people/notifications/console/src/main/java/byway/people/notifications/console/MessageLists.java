package byway.people.notifications.console;

import byway.fronts.web.Pages;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.kit.values.Page;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SentMessage;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Messages as a list of the console. */
@Singleton
class MessageLists {
  private final Notifications notifications;
  private final Pages pages;
  private final InstantSource clock;

  MessageLists(Notifications notifications, Pages pages, InstantSource clock) {
    this.notifications = notifications;
    this.pages = pages;
    this.clock = clock;
  }

  Listing<SentMessage> all(Asked asked) {
    var words = pages.words(NotificationMessages.class);
    var staff = pages.words(StaffMessages.class);
    var in = pages.reader();
    return Listing.<SentMessage>heeding(
            asked, words.heading(), (what, limit, cursor) -> find(what, limit, cursor))
        .hint("state:failed channel:email since:7d")
        .lead(
            words.oneMessage(),
            one -> Cell.link(MessagePages.HOME + "/" + one.id(), name(one, words)))
        .text(words.to(), one -> Cell.text(one.to()))
        .sorted("to")
        .side(staff.state(), one -> state(one, words))
        .sorted("state")
        .text(words.serverWords(), one -> Cell.text(one.words() == null ? "" : one.words()))
        .time(words.written(), one -> in.time(one.at()))
        .sorted("at");
  }

  private Page<SentMessage> find(Asked what, int limit, @Nullable String cursor) {
    var page = notifications.find(what.request("", limit, cursor));
    var now = clock.instant();
    return new Page<>(page.items().stream().map(one -> Masked.of(one, now)).toList(), page.next());
  }

  static String name(SentMessage message, NotificationMessages words) {
    var subject = message.subject();
    return message.channel() == Channel.SMS || subject == null ? words.shortMessage() : subject;
  }

  static Cell state(SentMessage message, NotificationMessages words) {
    return switch (message.became()) {
      case WAITING -> Cell.badge("warn", words.waiting());
      case KEPT -> Cell.badge("quiet", words.kept());
      case SENT -> Cell.badge("good", words.sent());
      case DELIVERED -> Cell.badge("good", words.delivered());
      case FAILED -> Cell.badge("bad", words.failed());
      case BOUNCED -> Cell.badge("bad", words.bounced());
    };
  }
}
