package byway.operations.disclosures;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.network.access.api.SessionClosed;
import byway.network.access.api.SessionOpened;
import byway.operations.disclosures.api.AskDisclosure;
import byway.operations.disclosures.api.DisclosedSession;
import byway.operations.disclosures.api.HeardAddress;
import byway.operations.disclosures.api.LogRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who had which address when. */
final class SessionLog {
  private SessionLog() {}

  static LogRules rules(Tx tx) {
    return tx.query("select is_on, reason, kept_days from log_rules")
        .map(
            (row, context) ->
                new LogRules(
                    row.getBoolean("is_on"), row.getString("reason"), row.getInt("kept_days")))
        .findOne()
        .orElse(LogRules.OFF);
  }

  static void set(Tx tx, LogRules rules) {
    tx.update(
            """
            insert into log_rules (tenant_id, is_on, reason, kept_days)
            values (:tenant, :on, :reason, :days)
            on conflict (tenant_id) do update set is_on = excluded.is_on,
              reason = excluded.reason, kept_days = excluded.kept_days
            """)
        .bind("tenant", Context.tenantId())
        .bind("on", rules.on())
        .bind("reason", rules.reason())
        .bind("days", rules.keptDays())
        .execute();
  }

  static void opened(Tx tx, SessionOpened event) {
    tx.update(
            """
            insert into session_log (tenant_id, session_id, customer_id, device_id, mac, address,
              inside, from_at)
            select :tenant, :session, :customer, :device, :mac, cast(:address as inet),
              cast(:inside as inet), :at
            where exists (select 1 from log_rules where is_on)
            on conflict do nothing
            """)
        .bind("tenant", Context.tenantId())
        .bind("session", event.sessionId())
        .bind("customer", event.customerId())
        .bind("device", event.deviceId())
        .bind("mac", event.mac())
        .bind("address", IpAddresses.orNone(event.source()))
        .bind("inside", IpAddresses.orNone(event.clientAddress()))
        .bind("at", event.at())
        .execute();
  }

  /** Also where the rules have changed since: what has begun is written to its end. */
  static void closed(Tx tx, SessionClosed event) {
    tx.update(
            "update session_log set until_at = :at where session_id = :session and until_at is null")
        .bind("session", event.sessionId())
        .bind("at", event.at())
        .execute();
  }

  static void heard(Tx tx, HeardAddress heard) {
    tx.update(
            """
            update session_log set address = coalesce(cast(:address as inet), address),
              port_from = coalesce(:from, port_from), port_to = coalesce(:to, port_to),
              inside = coalesce(cast(:inside as inet), inside)
            where session_id = :session
            """)
        .bind("session", heard.sessionId())
        .bind("address", IpAddresses.orNone(heard.address()))
        .bind("from", heard.portFrom())
        .bind("to", heard.portTo())
        .bind("inside", IpAddresses.orNone(heard.inside()))
        .execute();
  }

  /** Whose sessions had the address then; what is not known of one excludes it not. */
  static List<DisclosedSession> find(Tx tx, AskDisclosure asked, int most) {
    var within = Duration.ofMinutes(asked.withinMinutes());
    return tx.query(
            """
            select * from session_log
            where (address >>= cast(:address as inet) or inside = cast(:address as inet))
              and (cast(:port as int) is null or port_from is null
                or :port between port_from and port_to)
              and from_at <= :latest and coalesce(until_at, :latest) >= :earliest
            order by from_at, session_id limit :most
            """)
        .bind("address", asked.address())
        .bind("port", asked.port())
        .bind("earliest", asked.at().minus(within))
        .bind("latest", asked.at().plus(within))
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  private static DisclosedSession read(ResultSet row) throws SQLException {
    return new DisclosedSession(
        row.getObject("session_id", UUID.class),
        row.getObject("customer_id", UUID.class),
        null,
        null,
        null,
        row.getObject("device_id", UUID.class),
        row.getString("mac"),
        row.getString("address"),
        row.getObject("port_from", Integer.class),
        row.getObject("port_to", Integer.class),
        row.getString("inside"),
        row.getTimestamp("from_at").toInstant(),
        instant(row.getTimestamp("until_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  /** Lines past the days of their operator's rules, a session that never ended as well. */
  static int forget(Tx tx, Instant now, int most) {
    return tx.update(
            """
            delete from session_log where (tenant_id, session_id) in (
              select l.tenant_id, l.session_id from session_log l
              join log_rules r on r.tenant_id = l.tenant_id
              where coalesce(l.until_at, l.from_at)
                < cast(:now as timestamptz) - r.kept_days * interval '1 day'
              limit :most)
            """)
        .bind("now", now)
        .bind("most", most)
        .execute();
  }
}
