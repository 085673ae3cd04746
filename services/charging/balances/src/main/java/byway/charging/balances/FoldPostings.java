package byway.charging.balances;

import byway.contracts.tenants.Tenants;
import byway.kit.platform.Chore;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes one posting of all charges of a session, once they are old: the last of them, with the sum.
 * No amount is lost and no account is touched; each single charge is in the history of use for two
 * years. Money and granted bytes stay as they were written.
 */
@Singleton
class FoldPostings implements Chore {
  static final Period SINGLE_FOR = Period.ofMonths(3);
  private static final UUID FIRST = new UUID(0, 0);
  private static final int ACCOUNTS_AT_ONCE = 100;
  private static final int STEPS = 20;

  private final BalancesStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  /** The last account looked at, of each operator; a new process begins with the first. */
  private final Map<UUID, UUID> reached = new HashMap<>();

  FoldPostings(BalancesStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  /** At most {@value #STEPS} times {@value #ACCOUNTS_AT_ONCE} accounts of each operator. */
  @Override
  public void run() {
    var before =
        clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minus(SINGLE_FOR).atStartOfDay();
    @Nullable String cursor = null;
    do {
      var page = tenants.list(Page.MOST, cursor);
      page.items().forEach(tenant -> fold(tenant.id(), before.toInstant(ZoneOffset.UTC)));
      cursor = page.next();
    } while (cursor != null);
  }

  void fold(UUID tenantId, Instant before) {
    for (int step = 0; step < STEPS; step++) {
      var after = reached.getOrDefault(tenantId, FIRST);
      var accounts =
          store.<List<UUID>>across(List.of(tenantId), tx -> fold(tx, tenantId, after, before));
      if (accounts.size() < ACCOUNTS_AT_ONCE) {
        reached.remove(tenantId);
        return;
      }
      reached.put(tenantId, accounts.getLast());
    }
  }

  private static List<UUID> fold(Tx tx, UUID tenantId, UUID after, Instant before) {
    var accounts =
        tx.query(
                """
                select account_id from accounts where tenant_id = :tenant and account_id > :after
                order by account_id limit :most
                """)
            .bind("tenant", tenantId)
            .bind("after", after)
            .bind("most", ACCOUNTS_AT_ONCE)
            .mapTo(UUID.class)
            .list();
    // One statement, and so of one moment: two that fold at once come to the same sums.
    tx.update(
            """
            with sums as (
              select account_id, reference, from_ledger, to_ledger, reason,
                sum(amount)::bigint as amount, max(number) as last
              from postings
              where tenant_id = :tenant and account_id = any (:accounts) and at < :before
                and unit = 'B' and to_ledger = 'used'
              group by account_id, reference, from_ledger, to_ledger, reason having count(*) > 1
            ), gone as (
              delete from postings p using sums s
              where p.tenant_id = :tenant and p.account_id = s.account_id and p.at < :before
                and p.unit = 'B' and p.to_ledger = s.to_ledger and p.from_ledger = s.from_ledger
                and p.reason = s.reason and p.reference = s.reference and p.number < s.last
            )
            update postings p set amount = s.amount from sums s
            where p.tenant_id = :tenant and p.account_id = s.account_id and p.number = s.last
            """)
        .bind("tenant", tenantId)
        .bindArray("accounts", UUID.class, accounts)
        .bind("before", before)
        .execute();
    return accounts;
  }
}
