package byway.people.terms;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.people.terms.api.PublishTerms;
import byway.people.terms.api.TermsKind;
import byway.people.terms.api.TermsText;
import byway.people.terms.api.TermsVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator has published. */
final class Versions {
  private static final String ALL =
      """
      select v.*, (select array_agg(t.language order by t.language) from texts t
        where t.kind = v.kind and t.version = v.version) as languages
      from versions v
      """;

  private Versions() {}

  /** A version and its place in the list. */
  record Row(long number, TermsVersion version) {}

  static Optional<TermsVersion> byCommand(Tx tx, UUID id) {
    return tx.query(ALL + " where v.command_id = :id")
        .bind("id", id)
        .map((row, context) -> read(row).version())
        .findOne();
  }

  static Optional<TermsVersion> newest(Tx tx, TermsKind kind) {
    return tx.query(ALL + " where v.kind = :kind order by v.version desc limit 1")
        .bind("kind", kind)
        .map((row, context) -> read(row).version())
        .findOne();
  }

  /** The newest that asks those who agreed to one before. */
  static int asking(Tx tx, TermsKind kind) {
    return tx.query(
            """
            select coalesce(max(version), 0) from versions
            where kind = :kind and (asks_again or version = 1)
            """)
        .bind("kind", kind)
        .mapTo(Integer.class)
        .one();
  }

  static List<Row> before(Tx tx, long number, int most) {
    return tx.query(ALL + " where v.number < :before order by v.number desc limit :most")
        .bind("before", number)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Whether it is the next one. */
  static boolean add(Tx tx, PublishTerms command, int version, @Nullable UUID by, Instant now) {
    int added =
        tx.update(
                """
                insert into versions (tenant_id, kind, version, command_id, asks_again,
                  published_at, published_by)
                values (:tenant, :kind, :version, :command, :again, :now, :by)
                on conflict do nothing
                """)
            .bind("tenant", Context.tenantId())
            .bind("kind", command.kind())
            .bind("version", version)
            .bind("command", command.id())
            .bind("again", command.asksAgain())
            .bind("now", now)
            .bind("by", by)
            .execute();
    if (added == 1) {
      command.texts().forEach((language, text) -> add(tx, command, version, language, text));
    }
    return added == 1;
  }

  private static void add(Tx tx, PublishTerms command, int version, String language, String text) {
    tx.update(
            """
            insert into texts (tenant_id, kind, version, language, body, sha256)
            values (:tenant, :kind, :version, :language, :body,
              encode(sha256(convert_to(:body, 'UTF8')), 'hex'))
            """)
        .bind("tenant", Context.tenantId())
        .bind("kind", command.kind())
        .bind("version", version)
        .bind("language", language)
        .bind("body", text)
        .execute();
  }

  static Optional<TermsText> text(Tx tx, TermsKind kind, int version, String language) {
    return tx.query(
            """
            select t.*, v.published_at from texts t join versions v using (tenant_id, kind, version)
            where t.kind = :kind and t.version = :version
            order by t.language = :language desc, t.language = 'en' desc, t.language limit 1
            """)
        .bind("kind", kind)
        .bind("version", version)
        .bind("language", language)
        .map(
            (row, context) ->
                new TermsText(
                    kind,
                    version,
                    row.getString("language"),
                    row.getString("body"),
                    row.getString("sha256"),
                    row.getTimestamp("published_at").toInstant()))
        .findOne();
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("number"),
        new TermsVersion(
            TermsKind.valueOf(row.getString("kind")),
            row.getInt("version"),
            Arrays.asList((String[]) row.getArray("languages").getArray()),
            row.getBoolean("asks_again"),
            row.getTimestamp("published_at").toInstant(),
            row.getObject("published_by", UUID.class)));
  }
}
