package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageWords;
import byway.people.notifications.api.TemplateName;
import byway.people.notifications.api.TemplateVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators have their messages say, with what they said before. */
final class TemplateRows {
  static final int KEPT = 50;

  private TemplateRows() {}

  static Map<TemplateName, TemplateVersion> newest(Tx tx) {
    var newest = new LinkedHashMap<TemplateName, TemplateVersion>();
    tx.query(
            """
            select distinct on (kind, channel, language) * from message_templates
            order by kind, channel, language, version desc
            """)
        .map(
            (row, context) ->
                newest.put(
                    new TemplateName(
                        row.getString("kind"),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("language")),
                    read(row)))
        .list();
    return newest;
  }

  static Optional<TemplateVersion> newest(Tx tx, TemplateName name) {
    return history(tx, name, 1).stream().findFirst();
  }

  static List<TemplateVersion> history(Tx tx, TemplateName name, int most) {
    return tx.query(
            """
            select * from message_templates
            where kind = :kind and channel = :channel and language = :language
            order by version desc limit :most
            """)
        .bind("kind", name.kind())
        .bind("channel", name.channel())
        .bind("language", name.language())
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Adds one, and forgets what is older than the newest {@link #KEPT}; whether it is the next. */
  static boolean add(
      Tx tx,
      TemplateName name,
      int version,
      @Nullable MessageWords words,
      @Nullable UUID by,
      Instant now) {
    int added =
        tx.update(
                """
                insert into message_templates (tenant_id, kind, channel, language, version, subject,
                  body, html, changed_by, at)
                values (:tenant, :kind, :channel, :language, :version, :subject, :body, :html, :by,
                  :now)
                on conflict do nothing
                """)
            .bind("tenant", Context.tenantId())
            .bind("kind", name.kind())
            .bind("channel", name.channel())
            .bind("language", name.language())
            .bind("version", version)
            .bind("subject", words == null ? null : words.subject())
            .bind("body", words == null ? null : words.text())
            .bind("html", words == null ? null : words.html())
            .bind("by", by)
            .bind("now", now)
            .execute();
    tx.update(
            """
            delete from message_templates where kind = :kind and channel = :channel
              and language = :language and version <= :oldest
            """)
        .bind("kind", name.kind())
        .bind("channel", name.channel())
        .bind("language", name.language())
        .bind("oldest", version - KEPT)
        .execute();
    return added == 1;
  }

  private static TemplateVersion read(ResultSet row) throws SQLException {
    @Nullable String body = row.getString("body");
    return new TemplateVersion(
        row.getInt("version"),
        body == null
            ? null
            : new MessageWords(row.getString("subject"), body, row.getString("html")),
        row.getObject("changed_by", UUID.class),
        row.getTimestamp("at").toInstant());
  }
}
