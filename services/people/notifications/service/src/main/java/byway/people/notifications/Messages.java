package byway.people.notifications;

import byway.kit.store.Tx;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Messages that left, or wait to. */
final class Messages {
  static final Duration KEPT = Duration.ofDays(30);

  /** With the wait doubling from one minute, the last of them comes after about two hours. */
  static final int MOST_TRIES = 8;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

  private Messages() {}

  /** A message and its place in the list. */
  record Row(long number, SentMessage message) {}

  /** A message that waits to be offered to the courier. */
  record Waiting(UUID tenantId, SendMessage message) {}

  /** Keeps it as being on its first try; answers whether its key is new. */
  static boolean add(Tx tx, UUID tenantId, SendMessage message, Instant now) {
    return tx.update(
                """
                insert into messages (tenant_id, message_id, channel, recipient, subject, body, at,
                  tries, next_try_at)
                values (:tenant, :id, :channel, :to, :subject, :text, :at, 1, :next)
                on conflict do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", message.key())
            .bind("channel", message.channel())
            .bind("to", message.to())
            .bind("subject", message.subject())
            .bind("text", message.text())
            .bind("at", now)
            .bind("next", now.plus(FIRST_WAIT))
            .execute()
        == 1;
  }

  static void delivered(Tx tx, UUID id, Instant now) {
    tx.update("update messages set delivered_at = :now where message_id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /**
   * Takes the messages whose turn it is, the oldest of each operator first, so that nobody waits
   * for all of another's; nobody else gets them until their next turn.
   */
  static List<Waiting> take(Tx tx, Instant now, int most) {
    return tx.query(
            """
            update messages
            set tries = tries + 1,
              next_try_at = cast(:now as timestamptz) + interval '1 minute' * power(2, tries)
            where delivered_at is null and next_try_at <= :now and tries < :tries
              and (tenant_id, message_id) in (
              select tenant_id, message_id from (
                select tenant_id, message_id, next_try_at,
                  row_number() over (partition by tenant_id order by next_try_at) as place
                from messages
                where delivered_at is null and next_try_at <= :now and tries < :tries) due
              order by place, next_try_at limit :most)
            returning *
            """)
        .bind("now", now)
        .bind("tries", MOST_TRIES)
        .bind("most", most)
        .map(
            (row, context) ->
                new Waiting(
                    row.getObject("tenant_id", UUID.class),
                    new SendMessage(
                        row.getObject("message_id", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body"))))
        .list();
  }

  static List<Row> before(Tx tx, long number, int most) {
    return tx.query(
            "select * from messages where number < :before order by number desc limit :most")
        .bind("before", number)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  static void deleteOld(Tx tx, Instant now, int most) {
    tx.update(
            """
            delete from messages where (tenant_id, message_id) in (
              select tenant_id, message_id from messages where at < :before limit :most)
            """)
        .bind("before", now.minus(KEPT))
        .bind("most", most)
        .execute();
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("number"),
        new SentMessage(
            row.getObject("message_id", UUID.class),
            Channel.valueOf(row.getString("channel")),
            row.getString("recipient"),
            row.getString("subject"),
            row.getString("body"),
            row.getTimestamp("at").toInstant(),
            row.getTimestamp("delivered_at") != null));
  }
}
