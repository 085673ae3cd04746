package byway.people.abuse;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.people.abuse.api.AbuseKind;
import byway.people.abuse.api.AbuseReport;
import byway.people.abuse.api.AbuseState;
import byway.people.abuse.api.ReportAbuse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Complaints. */
final class Reports {
  /** After it was closed: somebody may come back to it, or go to court. */
  static final Duration KEPT = Duration.ofDays(730);

  private static final int MOST_FROM_ONE = 5;
  private static final Duration FROM_ONE_WITHIN = Duration.ofHours(1);
  private static final int MOST = 200;
  private static final Duration WITHIN = Duration.ofDays(1);

  private Reports() {}

  static Optional<AbuseReport> find(Tx tx, UUID id) {
    return tx.query("select * from reports where report_id = :id for update")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<AbuseReport> before(Tx tx, long number, int most) {
    return tx.query("select * from reports where number < :before order by number desc limit :most")
        .bind("before", number)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Whether another has room. */
  static boolean hasRoom(Tx tx, @Nullable String source, Instant now) {
    int ofOne =
        tx.query("select count(*) from reports where source = :source and reported_at > :after")
            .bind("source", source)
            .bind("after", now.minus(FROM_ONE_WITHIN))
            .mapTo(Integer.class)
            .one();
    int all =
        tx.query("select count(*) from reports where reported_at > :after")
            .bind("after", now.minus(WITHIN))
            .mapTo(Integer.class)
            .one();
    return ofOne < MOST_FROM_ONE && all < MOST;
  }

  static void add(Tx tx, ReportAbuse report, Instant now) {
    tx.update(
            """
            insert into reports (tenant_id, report_id, kind, address, port, at, body, contact,
              language, state, reported_at, source)
            values (:tenant, :id, :kind, :address, :port, :at, :body, :contact, :language, 'NEW',
              :now, :source)
            on conflict do nothing
            """)
        .bind("tenant", Context.tenantId())
        .bind("id", report.id())
        .bind("kind", report.kind())
        .bind("address", report.address())
        .bind("port", report.port())
        .bind("at", report.at())
        .bind("body", report.text())
        .bind("contact", report.contact())
        .bind("language", report.language())
        .bind("now", now)
        .bind("source", report.source())
        .execute();
  }

  static void change(Tx tx, UUID id, AbuseState state, @Nullable UUID by, Instant now) {
    tx.update(
            """
            update reports set state = :state, closed_at = :closed,
              taken_by = coalesce(taken_by, :by)
            where report_id = :id
            """)
        .bind("id", id)
        .bind("state", state)
        .bind("by", by)
        .bind("closed", state.isOver() ? now : null)
        .execute();
  }

  static void nameCustomer(Tx tx, UUID id, UUID customer) {
    tx.update("update reports set customer_id = :customer where report_id = :id")
        .bind("id", id)
        .bind("customer", customer)
        .execute();
  }

  /** Where it was written from is for the limit alone, and goes with it. */
  static void forget(Tx tx, Instant now, int most) {
    tx.update("update reports set source = null where source is not null and reported_at < :old")
        .bind("old", now.minus(WITHIN))
        .execute();
    tx.update(
            """
            delete from reports where (tenant_id, report_id) in (
              select tenant_id, report_id from reports where closed_at < :old limit :most)
            """)
        .bind("old", now.minus(KEPT))
        .bind("most", most)
        .execute();
  }

  private static AbuseReport read(ResultSet row) throws SQLException {
    var at = row.getTimestamp("at");
    return new AbuseReport(
        row.getObject("report_id", UUID.class),
        row.getLong("number"),
        AbuseKind.valueOf(row.getString("kind")),
        row.getString("address"),
        row.getObject("port", Integer.class),
        at == null ? null : at.toInstant(),
        row.getString("body"),
        row.getString("contact"),
        row.getString("language"),
        AbuseState.valueOf(row.getString("state")),
        row.getTimestamp("reported_at").toInstant(),
        row.getObject("taken_by", UUID.class),
        row.getObject("customer_id", UUID.class));
  }
}
