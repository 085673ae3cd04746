package byway.charging.balances;

import byway.kit.store.Tx;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What charges and meters of long ago came to, an account and month each, on which the books stand
 * when the rows are gone. What is added here is taken away there in the same statement or function.
 */
final class Closings {
  /** A month's charges are summed at once, however many; far beyond what other statements take. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private Closings() {}

  /**
   * Closes the oldest month before this one.
   *
   * @return the month; none where there is none, or another process is closing
   */
  static Optional<LocalDate> month(Tx tx, LocalDate firstKept) throws SQLException {
    var connection = tx.connection();
    int usual = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
    try {
      return tx.query("select balances.close_month_before(:first)")
          .bind("first", firstKept)
          .mapTo(LocalDate.class)
          .findOne();
    } finally {
      connection.setNetworkTimeout(Runnable::run, usual);
    }
  }

  /**
   * Closes charges of odd times before this month, row by row, but for those of a session that is
   * still looked at: only its clock was wrong.
   *
   * @return how many
   */
  static int oddTimes(Tx tx, LocalDate firstKept, int most) {
    if (!isAlone(tx)) {
      return 0;
    }
    return tx.query(
            """
            with gone as (
              delete from postings_used_of_odd_times where ctid = any (array(
                select p.ctid from postings_used_of_odd_times p
                where p.at < :first::timestamp at time zone 'UTC' and p.unit = 'B'
                  and not exists (
                    select from meters m
                    where m.tenant_id = p.tenant_id and m.session_id = p.reference
                      and m.opened_at >= :first::timestamp at time zone 'UTC')
                limit :most))
              returning tenant_id, account_id, at, amount),
            added as (
              insert into closings as c (tenant_id, account_id, month, postings, posted_bytes)
              select tenant_id, account_id, date_trunc('month', at at time zone 'UTC')::date,
                count(*), sum(amount)::bigint
              from gone group by 1, 2, 3
              on conflict (tenant_id, account_id, month) do update
              set postings = c.postings + excluded.postings,
                  posted_bytes = c.posted_bytes + excluded.posted_bytes)
            select count(*) from gone
            """)
        .bind("first", firstKept)
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Closes meters of sessions that are over and began before this month. Their accounts are locked
   * first, as by whoever charges a closed one, so that none is charged meanwhile.
   *
   * @return whose meters are gone
   */
  static List<SessionKey> meters(Tx tx, LocalDate firstKept, int most) throws SQLException {
    if (!isAlone(tx)) {
      return List.of();
    }
    var sessions =
        tx.query(
                """
                select tenant_id, session_id from meters
                where closed and held = 0 and opened_at < :first::timestamp at time zone 'UTC'
                limit :most
                """)
            .bind("first", firstKept)
            .bind("most", most)
            .mapTo(SessionKey.class)
            .list();
    var unused = Accounts.lockOf(tx, sessions);
    Arrays.of(
            tx,
            """
            with gone as (
              delete from meters m
              using unnest(?::uuid[], ?::uuid[]) as s (tenant_id, session_id)
              where m.tenant_id = s.tenant_id and m.session_id = s.session_id and m.closed
                and m.held = 0
              returning m.tenant_id, m.account_id, m.opened_at, m.used_up + m.used_down as used),
            added as (
              insert into closings as c (tenant_id, account_id, month, meters, metered_bytes)
              select tenant_id, account_id, date_trunc('month', opened_at at time zone 'UTC')::date,
                count(*), sum(used)::bigint
              from gone group by 1, 2, 3
              on conflict (tenant_id, account_id, month) do update
              set meters = c.meters + excluded.meters,
                  metered_bytes = c.metered_bytes + excluded.metered_bytes)
            select count(*) as gone from gone
            """)
        .uuids(sessions, SessionKey::tenantId)
        .uuids(sessions, SessionKey::sessionId)
        .list(row -> row.getInt("gone"));
    return sessions;
  }

  /** One closes at a time, in whichever process, until the end of its transaction. */
  private static boolean isAlone(Tx tx) {
    return tx.query("select pg_try_advisory_xact_lock(hashtextextended('balances.closings', 0))")
        .mapTo(Boolean.class)
        .one();
  }
}
