package byway.charging.balances;

import byway.charging.balances.api.Books;
import byway.kit.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The proof of a tenant's books, in one statement and so of one moment: each balance against its
 * postings, its meters and its lots, those that are closed by their sums, and the customers'
 * balances against the rest of the ledger. What is unsettled is on neither side, and told with what
 * was consumed.
 */
final class BooksProof {
  private static final int MOST_PROBLEMS = 20;

  private BooksProof() {}

  /** A tenant's accounts against everything they follow from. */
  record Row(
      long accounts,
      long postings,
      long granted,
      long withdrawn,
      long consumed,
      long reserved,
      long unsettled,
      long otherBytes,
      List<String> problems) {}

  static Books of(Tx tx) {
    var row =
        tx.query(
                """
                with posted as (
                  select account_id,
                    coalesce(sum(amount) filter (where from_ledger = 'issued'), 0) as granted,
                    coalesce(sum(case when to_ledger = 'taken-back' then amount
                                      when from_ledger = 'taken-back' then -amount end), 0) as withdrawn,
                    coalesce(sum(amount) filter (where to_ledger = 'used'), 0) as consumed,
                    count(*) as rows
                  from postings where unit = 'B' group by account_id),
                metered as (
                  select account_id, sum(used_up + used_down - unsettled) as consumed,
                    sum(case when closed then held
                          else ceiling - used_up - used_down - given_back + unsettled end) as reserved,
                    sum(unsettled) as unsettled
                  from meters group by account_id),
                closed as (
                  select account_id, sum(posted_bytes) as posted, sum(metered_bytes) as metered
                  from closings group by account_id),
                lotted as (
                  select l.account_id, sum(l.bytes) as granted, coalesce(sum(w.bytes), 0) as withdrawn
                  from lots l left join (
                    select tenant_id, grant_key, sum(bytes) as bytes
                    from withdrawals group by tenant_id, grant_key) w
                    on w.tenant_id = l.tenant_id and w.grant_key = l.grant_key
                  group by l.account_id),
                compared as (
                  select a.account_id, a.granted, a.withdrawn, a.consumed, a.reserved,
                    coalesce(m.unsettled, 0) as unsettled,
                    array_remove(array[
                      case when a.granted <> coalesce(p.granted, 0) then 'granted and postings' end,
                      case when a.withdrawn <> coalesce(p.withdrawn, 0) then 'withdrawn and postings' end,
                      case when a.consumed <> coalesce(p.consumed, 0) + coalesce(c.posted, 0)
                        then 'consumed and postings' end,
                      case when a.consumed <> coalesce(m.consumed, 0) + coalesce(c.metered, 0)
                        then 'consumed and meters' end,
                      case when a.reserved <> coalesce(m.reserved, 0) then 'reserved and meters' end,
                      case when a.granted <> coalesce(l.granted, 0) then 'granted and lots' end,
                      case when a.withdrawn <> coalesce(l.withdrawn, 0) then 'withdrawn and lots' end
                    ], null) as differences
                  from accounts a
                  left join posted p using (account_id)
                  left join metered m using (account_id)
                  left join closed c using (account_id)
                  left join lotted l using (account_id))
                select count(*) as accounts,
                  (select count(*) from postings)
                    + (select coalesce(sum(postings), 0)::bigint from closings) as postings,
                  coalesce(sum(granted), 0)::bigint as granted,
                  coalesce(sum(withdrawn), 0)::bigint as withdrawn,
                  coalesce(sum(consumed), 0)::bigint as consumed,
                  coalesce(sum(reserved), 0)::bigint as reserved,
                  coalesce(sum(unsettled), 0)::bigint as unsettled,
                  (select coalesce(sum(case when to_ledger in ('used', 'taken-back') then amount
                                            when from_ledger in ('issued', 'taken-back') then -amount end), 0)::bigint
                   from postings where unit = 'B')
                    + (select coalesce(sum(posted_bytes), 0)::bigint from closings) as other_bytes,
                  coalesce((array_agg(account_id || ': ' || array_to_string(differences, ', '))
                    filter (where differences <> '{}')), '{}') as problems
                from compared
                """)
            .mapTo(Row.class)
            .one();
    return books(row, moneySums(tx));
  }

  /** Sales according to the ledger, less what the lots say was paid and paid back. */
  private static Map<String, Long> moneySums(Tx tx) {
    return tx
        .query(
            """
            select currency, sum(amount)::bigint as difference from (
              select unit as currency,
                case when to_ledger = 'sales' then amount else -amount end as amount
              from postings where unit <> 'B'
              union all
              select currency, -price_minor from lots where price_minor > 0
              union all
              select currency, value_minor from withdrawals where value_minor <> 0) as both_sides
            group by currency
            """)
        .mapTo(Sum.class)
        .stream()
        .collect(Collectors.toMap(Sum::currency, Sum::difference));
  }

  /** A currency's difference. */
  record Sum(String currency, long difference) {}

  private static Books books(Row row, Map<String, Long> money) {
    var sums = new TreeMap<>(money);
    sums.put(Ledger.BYTES, row.granted - row.withdrawn - row.consumed + row.otherBytes);
    var problems = new ArrayList<>(row.problems);
    sums.forEach(
        (unit, sum) -> {
          if (sum != 0) {
            problems.add(
                "the ledger accounts in %s add up to %d, not to zero".formatted(unit, sum));
          }
        });
    return new Books(
        row.accounts,
        row.postings,
        row.granted,
        row.withdrawn,
        row.consumed + row.unsettled,
        row.reserved - row.unsettled,
        sums,
        told(problems));
  }

  /** The first of them, and how many more there are. */
  private static List<String> told(List<String> problems) {
    if (problems.size() <= MOST_PROBLEMS) {
      return problems;
    }
    var first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
    first.add("and %d more".formatted(problems.size() - MOST_PROBLEMS));
    return first;
  }
}
