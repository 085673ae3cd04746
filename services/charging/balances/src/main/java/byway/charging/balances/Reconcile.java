package byway.charging.balances;

import byway.contracts.balances.Reconciliation;
import byway.contracts.balances.Reconciliation.Difference;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.List;

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
          m.used_up + m.used_down as charged, coalesce(p.posted, 0)::bigint as posted,
          case
            when m.used_up + m.used_down - m.unsettled <> coalesce(p.posted, 0) then 'postings_differ'
            when m.counted_up + m.counted_down = m.used_up + m.used_down then 'none'
            when m.used_up + m.used_down = m.ceiling then 'beyond_ceiling'
            when m.closed then 'after_close'
            else 'not_charged'
          end as reason
        from meters m left join (
          select reference, sum(amount) as posted from postings
          where unit = 'B' and to_ledger = 'used' group by reference) p on p.reference = m.session_id
        where m.opened_at >= :since)
      """;

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
                      coalesce(sum(counted - charged)
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
        differences(tx, since, "reason in ('beyond_ceiling', 'after_close')"),
        differences(tx, since, "reason in ('postings_differ', 'not_charged')"));
  }

  private static List<Difference> differences(Tx tx, Instant since, String which) {
    return tx.query(
            SOURCES
                + "select session_id, device_id, counted as counted_bytes, charged as charged_bytes,"
                + " posted as posted_bytes, reason from sources where "
                + which
                + " order by counted - charged desc limit :most")
        .bind("since", since)
        .bind("most", MOST)
        .mapTo(Difference.class)
        .list();
  }
}
