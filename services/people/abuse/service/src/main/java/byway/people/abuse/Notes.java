package byway.people.abuse;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.people.abuse.api.AbuseNote;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was written down and done about a complaint; never changed. */
final class Notes {
  static final int MOST = 200;

  private Notes() {}

  /** Whether it is new. */
  static boolean add(
      Tx tx,
      UUID report,
      UUID id,
      AbuseNote.Kind kind,
      String text,
      @Nullable UUID by,
      Instant now) {
    return tx.update(
                """
                insert into notes (tenant_id, report_id, note_id, kind, body, written_by, at)
                select :tenant, :report, :id, :kind, :body, :by, :now
                where (select count(*) from notes where report_id = :report) < :most
                on conflict do nothing
                """)
            .bind("tenant", Context.tenantId())
            .bind("report", report)
            .bind("id", id)
            .bind("kind", kind)
            .bind("body", text)
            .bind("by", by)
            .bind("now", now)
            .bind("most", MOST)
            .execute()
        == 1;
  }

  static boolean isThere(Tx tx, UUID report, UUID id) {
    return tx.query("select count(*) from notes where report_id = :report and note_id = :id")
            .bind("report", report)
            .bind("id", id)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  static List<AbuseNote> of(Tx tx, UUID report) {
    return tx.query("select * from notes where report_id = :report order by number limit :most")
        .bind("report", report)
        .bind("most", MOST)
        .map(
            (row, context) ->
                new AbuseNote(
                    AbuseNote.Kind.valueOf(row.getString("kind")),
                    row.getString("body"),
                    row.getObject("written_by", UUID.class),
                    row.getTimestamp("at").toInstant()))
        .list();
  }
}
