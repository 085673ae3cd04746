package byway.operations.disclosures;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.operations.disclosures.api.AskDisclosure;
import byway.operations.disclosures.api.DisclosedDocument;
import byway.operations.disclosures.api.Disclosure;
import byway.operations.disclosures.api.DisclosureRead;
import byway.operations.disclosures.api.DisclosureState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What authorities asked for. */
final class Requests {
  private static final int MOST_READS = 100;

  private Requests() {}

  /** One of them and its place in the list. */
  record Row(long number, Disclosure disclosure) {}

  static void add(Tx tx, AskDisclosure asked, UUID by, Instant now) {
    tx.update(
            """
            insert into disclosures (tenant_id, disclosure_id, address, port, at, within_minutes,
              authority, reference, reason, asked_by, asked_at)
            values (:tenant, :id, :address, :port, :at, :within, :authority, :reference, :reason,
              :by, :now)
            on conflict do nothing
            """)
        .bind("tenant", Context.tenantId())
        .bind("id", asked.id())
        .bind("address", asked.address())
        .bind("port", asked.port())
        .bind("at", asked.at())
        .bind("within", asked.withinMinutes())
        .bind("authority", asked.authority())
        .bind("reference", asked.reference())
        .bind("reason", asked.reason())
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  static Optional<Disclosure> lock(Tx tx, UUID id) {
    return tx.query("select * from disclosures where disclosure_id = :id for update")
        .bind("id", id)
        .map((row, context) -> read(row, reads(tx, id)).disclosure())
        .findOne();
  }

  private static List<DisclosureRead> reads(Tx tx, UUID id) {
    return tx.query(
            """
            select read_by, at from disclosure_reads where disclosure_id = :id
            order by number desc limit :most
            """)
        .bind("id", id)
        .bind("most", MOST_READS)
        .map(
            (row, context) ->
                new DisclosureRead(
                    row.getObject("read_by", UUID.class), row.getTimestamp("at").toInstant()))
        .list();
  }

  /** Newest first, without who read them. */
  static List<Row> before(Tx tx, long number, int most) {
    return tx.query(
            "select * from disclosures where number < :before order by number desc limit :most")
        .bind("before", number)
        .bind("most", most)
        .map((row, context) -> read(row, List.of()))
        .list();
  }

  static void disclose(Tx tx, UUID id, int found, DisclosedDocument document, Instant now) {
    tx.update(
            """
            update disclosures set disclosed_at = :now, found = :found, document = :document,
              sha256 = :sha256
            where disclosure_id = :id and disclosed_at is null
            """)
        .bind("id", id)
        .bind("now", now)
        .bind("found", found)
        .bind("document", document.json())
        .bind("sha256", document.sha256())
        .execute();
  }

  static Optional<DisclosedDocument> document(Tx tx, UUID id) {
    return tx.query(
            "select document, sha256 from disclosures where disclosure_id = :id and document is not null")
        .bind("id", id)
        .map(
            (row, context) ->
                new DisclosedDocument(row.getString("document"), row.getString("sha256")))
        .findOne();
  }

  static void wasRead(Tx tx, UUID id, UUID by, Instant now) {
    tx.update(
            """
            insert into disclosure_reads (tenant_id, disclosure_id, read_by, at)
            values (:tenant, :id, :by, :now)
            """)
        .bind("tenant", Context.tenantId())
        .bind("id", id)
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  private static Row read(ResultSet row, List<DisclosureRead> reads) throws SQLException {
    var id = row.getObject("disclosure_id", UUID.class);
    var disclosedAt = row.getTimestamp("disclosed_at");
    return new Row(
        row.getLong("number"),
        new Disclosure(
            id,
            new AskDisclosure(
                id,
                row.getString("address"),
                row.getObject("port", Integer.class),
                row.getTimestamp("at").toInstant(),
                row.getInt("within_minutes"),
                row.getString("authority"),
                row.getString("reference"),
                row.getString("reason")),
            disclosedAt == null ? DisclosureState.ASKED : DisclosureState.DISCLOSED,
            row.getObject("asked_by", UUID.class),
            row.getTimestamp("asked_at").toInstant(),
            disclosedAt == null ? null : disclosedAt.toInstant(),
            row.getObject("found", Integer.class),
            row.getString("sha256"),
            reads));
  }
}
