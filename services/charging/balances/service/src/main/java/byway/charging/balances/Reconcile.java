package byway.charging.balances;

import byway.charging.balances.api.BeyondCeiling;
import byway.charging.balances.api.Reconciliation;
import byway.charging.balances.api.Reconciliation.Cause;
import byway.charging.balances.api.Reconciliation.Difference;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What hotspots counted against what was charged and posted, session by session, in one statement
 * and so of one moment.
 */
final class Reconcile {
  private static final int MOST = 200;

  private static final String SOURCES =
      """
      with sources as (
        select m.session_id, m.device_id, m.counted_up + m.counted_down as counted,
          m.used_up + m.used_down as charged, m.given_back, coalesce(p.posted, 0)::bigint as posted,
          case
            when m.used_up + m.used_down - m.unsettled <> coalesce(p.posted, 0) then 'postings_differ'
            when m.counted_up + m.counted_down = m.used_up + m.used_down then 'none'
            when m.held > 0 then 'under_review'
            when m.counted_up + m.counted_down = m.used_up + m.used_down + m.given_back
              then 'given_back'
            when m.used_up + m.used_down + m.given_back = m.ceiling then 'beyond_ceiling'
            when m.closed then 'after_close'
            else 'not_charged'
          end as reason
        from meters m left join (
          select reference, sum(amount) as posted from postings
          where unit = 'B' and to_ledger = 'used' group by reference) p on p.reference = m.session_id
        where m.opened_at >= :since)
      """;

  private static final String BEYOND = "reason in ('beyond_ceiling', 'after_close')";
  private static final String EXPLAINED =
      "reason in ('beyond_ceiling', 'after_close', 'under_review', 'given_back')";

  private Reconcile() {}

  /** What all sessions add up to. */
  record Sums(long sessions, long counted, long charged, long beyond, long posted) {}

  static Reconciliation of(Tx tx, Instant since, Instant now) {
    var sums =
        tx.query(
                SOURCES
                    + """
                    select count(*) as sessions, coalesce(sum(counted), 0)::bigint as counted,
                      coalesce(sum(charged), 0)::bigint as charged,
                      coalesce(sum(counted - charged - given_back)
                        filter (where reason in ('beyond_ceiling', 'after_close')), 0)::bigint as beyond,
                      coalesce(sum(posted), 0)::bigint as posted
                    from sources
                    """)
            .bind("since", since)
            .mapTo(Sums.class)
            .one();
    return new Reconciliation(
        now,
        sums.sessions,
        sums.counted,
        sums.charged,
        sums.beyond,
        sums.posted,
        differences(tx, since, EXPLAINED),
        differences(tx, since, "reason in ('postings_differ', 'not_charged')"),
        causes(tx, since));
  }

  private static List<Cause> causes(Tx tx, Instant since) {
    return tx.query(
            SOURCES
                + """
                select reason, count(*) as sessions, sum(counted)::bigint as counted_bytes,
                  sum(charged)::bigint as charged_bytes, sum(posted)::bigint as posted_bytes
                from sources where reason <> 'none' group by reason order by reason
                """)
        .bind("since", since)
        .mapTo(Cause.class)
        .list();
  }

  /** Of each of these hotspots what went through and is not charged, for a known reason. */
  static List<BeyondCeiling> beyond(Tx tx, List<UUID> deviceIds, Instant since) {
    return tx.query(
            SOURCES
                + "select device_id, sum(counted - charged - given_back)::bigint as bytes from sources where "
                + BEYOND
                + " and device_id = any(:devices) group by device_id")
        .bind("since", since)
        .bindArray("devices", UUID.class, deviceIds.toArray())
        .mapTo(BeyondCeiling.class)
        .list();
  }

  private static List<Difference> differences(Tx tx, Instant since, String which) {
    return tx.query(
            SOURCES
                + "select session_id, device_id, counted as counted_bytes, charged as charged_bytes,"
                + " posted as posted_bytes, reason from sources where "
                + which
                + " order by greatest(abs(counted - charged), abs(charged - posted)) desc, session_id"
                + " limit :most")
        .bind("since", since)
        .bind("most", MOST)
        .mapTo(Difference.class)
        .list();
  }
}
