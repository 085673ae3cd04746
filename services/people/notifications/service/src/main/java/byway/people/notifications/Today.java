package byway.people.notifications;

import byway.kit.store.Tx;
import byway.people.notifications.api.MessagesToday;
import java.time.Instant;
import java.util.Optional;

/** How it goes with an operator's messages. */
final class Today {
  private Today() {}

  private record Waits(int count, Optional<Instant> since) {}

  static MessagesToday of(Tx tx, Instant now) {
    var waits =
        tx.query(
                "select count(*) as waiting, min(at) as since from messages where state = 'WAITING'")
            .map(
                (row, context) ->
                    new Waits(
                        row.getInt("waiting"),
                        Optional.ofNullable(row.getTimestamp("since")).map(at -> at.toInstant())))
            .one();
    var words =
        tx.query(
                """
                select words from messages
                where state = 'WAITING' and channel = 'EMAIL' and words is not null
                order by number desc limit 1
                """)
            .mapTo(String.class)
            .findOne();
    return new MessagesToday(
        MessageCaps.count(tx, MessageCaps.MAILS, now),
        MessageCaps.count(tx, MessageCaps.TEXTS, now),
        MessageCaps.count(tx, MessageCaps.REFUSED, now),
        waits.count(),
        waits.since().orElse(null),
        words.orElse(null));
  }
}
