package byway.operations.audit;

import byway.kit.store.Tx;
import byway.operations.audit.api.Alarm;
import byway.operations.audit.api.AlarmKind;
import byway.operations.audit.api.AlarmLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Alarms, and from how many acts on one is raised. */
final class AlarmRows {
  private AlarmRows() {}

  /** One of them; numbers grow from one to the next. */
  record Row(Alarm alarm, long number) {}

  static AlarmLimits limits(Tx tx) {
    return tx.query("select data, vouchers, refunds, secrets from alarm_limits")
        .mapTo(AlarmLimits.class)
        .findOne()
        .orElse(AlarmLimits.USUAL);
  }

  static void changeLimits(Tx tx, UUID tenant, AlarmLimits limits) {
    tx.update(
            """
            insert into alarm_limits (tenant_id, data, vouchers, refunds, secrets)
            values (:tenant, :data, :vouchers, :refunds, :secrets)
            on conflict (tenant_id) do update set data = :data, vouchers = :vouchers,
              refunds = :refunds, secrets = :secrets
            """)
        .bind("tenant", tenant)
        .bind("data", limits.data())
        .bind("vouchers", limits.vouchers())
        .bind("refunds", limits.refunds())
        .bind("secrets", limits.secrets())
        .execute();
  }

  /** How many of these acts somebody has done since then. */
  static int acts(Tx tx, UUID by, Set<String> acts, Instant since) {
    return tx.query(
            """
            select count(*) from acts where done_by = :by and at > :since and act = any(:acts)
              and outcome not in ('REFUSED', 'FAILED')
            """)
        .bind("by", by)
        .bind("since", since)
        .bind("acts", acts.toArray(String[]::new))
        .mapTo(Integer.class)
        .one();
  }

  static boolean isRaised(Tx tx, AlarmKind kind, UUID by, Instant since) {
    return tx.query(
            """
            select exists (
              select from alarms where kind = :kind and done_by = :by and raised_at > :since)
            """)
        .bind("kind", kind)
        .bind("by", by)
        .bind("since", since)
        .mapTo(Boolean.class)
        .one();
  }

  static void add(Tx tx, UUID tenant, Alarm alarm) {
    tx.update(
            """
            insert into alarms (tenant_id, alarm_id, kind, done_by, count, raised_at)
            values (:tenant, :id, :kind, :by, :count, :at)
            """)
        .bind("tenant", tenant)
        .bind("id", alarm.id())
        .bind("kind", alarm.kind())
        .bind("by", alarm.by())
        .bind("count", alarm.count())
        .bind("at", alarm.raisedAt())
        .execute();
  }

  static Optional<Alarm> lock(Tx tx, UUID id) {
    return tx.query("select * from alarms where alarm_id = :id for update")
        .bind("id", id)
        .map((row, context) -> read(row).alarm())
        .findOne();
  }

  /** Whoever was first has seen it. */
  static void see(Tx tx, UUID id, UUID by, Instant now) {
    tx.update(
            """
            update alarms set seen_by = :by, seen_at = :now where alarm_id = :id and seen_at is null
            """)
        .bind("id", id)
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  static List<Row> before(Tx tx, long before, int most) {
    return tx.query("select * from alarms where number < :before order by number desc limit :most")
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  private static Row read(ResultSet row) throws SQLException {
    var seenAt = row.getTimestamp("seen_at");
    return new Row(
        new Alarm(
            row.getObject("alarm_id", UUID.class),
            AlarmKind.valueOf(row.getString("kind")),
            row.getObject("done_by", UUID.class),
            row.getInt("count"),
            row.getTimestamp("raised_at").toInstant(),
            row.getObject("seen_by", UUID.class),
            seenAt == null ? null : seenAt.toInstant()),
        row.getLong("number"));
  }
}
