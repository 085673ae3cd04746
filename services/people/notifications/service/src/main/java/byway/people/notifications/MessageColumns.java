package byway.people.notifications;

import byway.kit.filters.Column;
import byway.kit.filters.Columns;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.SentMessage;

/** By what messages can be filtered and sorted. */
final class MessageColumns {
  static final Columns<SentMessage> ALL =
      Columns.of(
              Column.id("id", SentMessage::id).sql("message_id").asSearched(),
              "-at",
              Column.text("to", SentMessage::to).sql("recipient").asSearched(),
              Column.text("subject", SentMessage::subject).asOptional().asSearched(),
              Column.choice("channel", Channel.class, SentMessage::channel),
              Column.choice("state", MessageState.class, SentMessage::became).sql("state"),
              Column.time("at", SentMessage::at),
              Column.number("tries", one -> (long) one.tries()),
              Column.text("words", SentMessage::words).asOptional())
          .between("since", "until", "at");

  private MessageColumns() {}
}
