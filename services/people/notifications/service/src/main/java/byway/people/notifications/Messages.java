package byway.people.notifications;

import byway.kit.filters.ListQuery;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.SentMessage;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages that left, or wait to. */
final class Messages {
  static final Duration KEPT = Duration.ofDays(30);

  /** With the wait doubling from one minute, the last of them comes after about two hours. */
  static final int MOST_TRIES = 8;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

  private Messages() {}

  /** A message and its place in the list. */
  record Row(long number, SentMessage message) {}

  /**
   * A message that waits to be offered to the courier.
   *
   * @param isLast whether it is not offered again
   */
  record Waiting(UUID tenantId, SendMessage message, boolean isLast) {}

  /**
   * Keeps it; answers whether its key is new.
   *
   * @param html none where it is made from the text
   */
  static boolean add(
      Tx tx,
      UUID tenantId,
      SendMessage message,
      @Nullable String html,
      MessageState state,
      Instant now) {
    return tx.update(
                """
                insert into messages (tenant_id, message_id, channel, recipient, subject, body, at,
                  tries, next_try_at, state, unsubscribe, html)
                values (:tenant, :id, :channel, :to, :subject, :text, :at, :tries, :next, :state,
                  :unsubscribe, :html)
                on conflict do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", message.key())
            .bind("channel", message.channel())
            .bind("to", message.to())
            .bind("subject", message.subject())
            .bind("text", message.text())
            .bind("at", now)
            .bind("tries", state == MessageState.WAITING ? 1 : 0)
            .bind("next", now.plus(FIRST_WAIT))
            .bind("state", state)
            .bind(
                "unsubscribe",
                message.unsubscribe() == null ? null : message.unsubscribe().toString())
            .bind("html", html)
            .execute()
        == 1;
  }

  static Optional<String> html(Tx tx, UUID id) {
    return tx.query("select html from messages where message_id = :id and html is not null")
        .bind("id", id)
        .mapTo(String.class)
        .findOne();
  }

  static boolean isThere(Tx tx, UUID id) {
    return tx.query("select count(*) from messages where message_id = :id")
            .bind("id", id)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** What came of offering it; of one that has left or come back since, nothing changes. */
  static void became(
      Tx tx, UUID id, MessageState state, String words, Optional<String> outsideId, Instant now) {
    tx.update(
            """
            update messages set state = :state, words = :words,
              outside_id = coalesce(:outside, outside_id),
              delivered_at = case when :left then cast(:now as timestamptz) else delivered_at end
            where message_id = :id and state = 'WAITING'
            """)
        .bind("state", state)
        .bind("words", SmtpWords.line(words))
        .bind("outside", outsideId.orElse(null))
        .bind("left", state == MessageState.SENT)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /** It is to be offered anew, with all its tries. */
  static void again(Tx tx, UUID id, Instant now) {
    tx.update(
            """
            update messages set state = 'WAITING', tries = 1, next_try_at = :next
            where message_id = :id
            """)
        .bind("next", now.plus(FIRST_WAIT))
        .bind("id", id)
        .execute();
  }

  /** What is told of one that has left; whether there is one. */
  static boolean told(Tx tx, UUID id, MessageState state, String words) {
    return tx.update(
                """
                update messages set state = :state, words = :words
                where message_id = :id and state in ('WAITING', 'SENT', 'DELIVERED')
                """)
            .bind("state", state)
            .bind("words", SmtpWords.line(words))
            .bind("id", id)
            .execute()
        == 1;
  }

  /** The same of a text message by its gateway's name of it; what has arrived stays so. */
  static boolean toldOutside(Tx tx, String outsideId, MessageState state, String words) {
    return tx.update(
                """
                update messages set state = :state, words = :words
                where outside_id = :outside and (state = 'SENT' or state = :state)
                """)
            .bind("state", state)
            .bind("words", SmtpWords.line(words))
            .bind("outside", outsideId)
            .execute()
        == 1;
  }

  static Optional<SentMessage> find(Tx tx, UUID id) {
    return tx.query("select * from messages where message_id = :id")
        .bind("id", id)
        .map((row, context) -> read(row).message())
        .findOne();
  }

  static Optional<SendMessage> toSend(Tx tx, UUID id) {
    return tx.query("select * from messages where message_id = :id")
        .bind("id", id)
        .map((row, context) -> send(row))
        .findOne();
  }

  static Page<SentMessage> find(Tx tx, UUID tenantId, ListQuery<SentMessage> query) {
    return query.page(
        tx,
        "select * from messages where tenant_id = :tenant",
        Map.of("tenant", tenantId),
        (row, context) -> read(row).message());
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
            where state = 'WAITING' and next_try_at <= :now
              and (tenant_id, message_id) in (
              select tenant_id, message_id from (
                select tenant_id, message_id, next_try_at,
                  row_number() over (partition by tenant_id order by next_try_at) as place
                from messages
                where state = 'WAITING' and next_try_at <= :now) due
              order by place, next_try_at limit :most)
            returning *
            """)
        .bind("now", now)
        .bind("most", most)
        .map(
            (row, context) ->
                new Waiting(
                    row.getObject("tenant_id", UUID.class),
                    send(row),
                    row.getInt("tries") >= MOST_TRIES))
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

  private static SendMessage send(ResultSet row) throws SQLException {
    var unsubscribe = row.getString("unsubscribe");
    return new SendMessage(
        row.getObject("message_id", UUID.class),
        Channel.valueOf(row.getString("channel")),
        row.getString("recipient"),
        row.getString("subject"),
        row.getString("body"),
        unsubscribe == null ? null : URI.create(unsubscribe));
  }

  private static Row read(ResultSet row) throws SQLException {
    var state = MessageState.valueOf(row.getString("state"));
    @Nullable String words = row.getString("words");
    return new Row(
        row.getLong("number"),
        new SentMessage(
            row.getObject("message_id", UUID.class),
            Channel.valueOf(row.getString("channel")),
            row.getString("recipient"),
            row.getString("subject"),
            row.getString("body"),
            row.getTimestamp("at").toInstant(),
            state == MessageState.SENT || state == MessageState.DELIVERED,
            state,
            row.getInt("tries"),
            words));
  }
}
