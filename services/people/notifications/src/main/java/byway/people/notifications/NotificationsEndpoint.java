package byway.people.notifications;

import byway.contracts.notifications.Channel;
import byway.contracts.notifications.Notifications;
import byway.contracts.notifications.SendMessage;
import byway.contracts.notifications.SentMessage;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(NotificationsEndpoint.class)
class NotificationsEndpoint implements Notifications {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_MAIL = 20_000;
  private static final int LONGEST_SMS = 1_000;

  private final NotificationsStore store;
  private final InstantSource clock;

  NotificationsEndpoint(NotificationsStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void send(SendMessage command) {
    check(command);
    store.change(tx -> keep(tx, command));
  }

  private void keep(Tx tx, SendMessage command) {
    tx.update(
            """
            insert into messages (tenant_id, message_id, channel, recipient, subject, body, at)
            values (:tenant, :id, :channel, :to, :subject, :text, :at)
            on conflict do nothing
            """)
        .bind("tenant", Context.tenantId())
        .bind("id", command.key())
        .bind("channel", command.channel())
        .bind("to", command.to())
        .bind("subject", command.subject())
        .bind("text", command.text())
        .bind("at", clock.instant())
        .execute();
  }

  @Override
  public Page<SentMessage> list(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    long before = cursor == null ? Long.MAX_VALUE : number(cursor);
    return store.read(
        tx -> {
          var rows = rows(tx, before, most + 1);
          var page = Page.of(rows, most, row -> Long.toString(row.number()));
          return new Page<>(page.items().stream().map(Row::message).toList(), page.next());
        });
  }

  /** A message and its place in the list. */
  private record Row(long number, SentMessage message) {}

  private static List<Row> rows(Tx tx, long before, int most) {
    return tx.query(
            "select * from messages where number < :before order by number desc limit :most")
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
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
            true));
  }

  private static long number(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
  }

  private static void check(SendMessage command) {
    boolean mail = command.channel() == Channel.EMAIL;
    if (!(mail ? EMAIL : E164).matcher(command.to()).matches()) {
      throw Refusal.invalid("recipient_invalid", "not an address for " + command.channel());
    }
    if (command.text().isBlank() || command.text().length() > (mail ? LONGEST_MAIL : LONGEST_SMS)) {
      throw Refusal.invalid("text_invalid", "a message has a text, and not too long a one");
    }
    var subject = command.subject();
    if (subject != null && subject.length() > LONGEST_SUBJECT) {
      throw Refusal.invalid("subject_invalid", "a subject has at most 200 characters");
    }
  }
}
