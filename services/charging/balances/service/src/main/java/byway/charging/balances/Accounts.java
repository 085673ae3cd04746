package byway.charging.balances;

import byway.charging.balances.api.Balance;
import byway.kit.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Balances. Whoever changes one holds its row's lock, and then those of the meters that are changed
 * with it; a charge within what was promised changes its meter alone. Locks are taken in order.
 */
final class Accounts {
  private Accounts() {}

  /** An account, and what its sessions have used since it last heard of them. */
  record Seen(Account account, long unsettled) {
    Balance balance() {
      return account.balance(unsettled);
    }
  }

  /** What is unsettled is reserved still: where nothing is, nobody need look. */
  private static final String UNSETTLED =
      """
      case when a.reserved = 0 then 0 else (
        select coalesce(sum(m.unsettled), 0) from meters m
        where m.tenant_id = a.tenant_id and m.account_id = a.account_id and not m.closed)
      end as unsettled
      """;

  /** Both of one moment. */
  static Optional<Balance> find(Tx tx, AccountKey account) {
    return tx.query(
            "select a.*, "
                + UNSETTLED
                + " from accounts a where a.account_id = :id and a.tenant_id = :tenant")
        .bind("tenant", account.tenantId())
        .bind("id", account.accountId())
        .map((row, context) -> seen(row).balance())
        .findOne();
  }

  static List<Seen> seen(Tx tx, Collection<AccountKey> accounts) throws SQLException {
    var sql =
        "select a.*, "
            + UNSETTLED
            + """
            from unnest(?::uuid[], ?::uuid[]) as n (tenant_id, account_id)
            join accounts a on a.tenant_id = n.tenant_id and a.account_id = n.account_id
            """;
    return Arrays.of(tx, sql)
        .uuids(accounts, AccountKey::tenantId)
        .uuids(accounts, AccountKey::accountId)
        .list(Accounts::seen);
  }

  private static Seen seen(ResultSet row) throws SQLException {
    return new Seen(read(row), row.getLong("unsettled"));
  }

  /** The account, made where there was none, and locked. */
  static Account lock(Tx tx, AccountKey account) {
    tx.update(
            """
            insert into accounts (tenant_id, account_id) values (:tenant, :id)
            on conflict do nothing
            """)
        .bind("tenant", account.tenantId())
        .bind("id", account.accountId())
        .execute();
    return tx.query(
            "select * from accounts where account_id = :id and tenant_id = :tenant for update")
        .bind("tenant", account.tenantId())
        .bind("id", account.accountId())
        .map((row, context) -> read(row))
        .one();
  }

  /**
   * The accounts of these sessions, locked in the order of their keys, so that batches never
   * deadlock.
   */
  static List<Account> lockOf(Tx tx, Collection<SessionKey> sessions) throws SQLException {
    var sql =
        """
        select a.* from accounts a
        where (a.tenant_id, a.account_id) in (
          select m.tenant_id, m.account_id
          from unnest(?::uuid[], ?::uuid[]) as s (tenant_id, session_id)
          join meters m on m.tenant_id = s.tenant_id and m.session_id = s.session_id)
        order by a.tenant_id, a.account_id
        for update of a
        """;
    return Arrays.of(tx, sql)
        .uuids(sessions, SessionKey::tenantId)
        .uuids(sessions, SessionKey::sessionId)
        .list(Accounts::read);
  }

  /** The accounts as they are, without a lock: whoever changes one must find its version still. */
  static List<Account> of(Tx tx, Collection<AccountKey> accounts) throws SQLException {
    var sql =
        """
        select a.* from unnest(?::uuid[], ?::uuid[]) as n (tenant_id, account_id)
        join accounts a on a.tenant_id = n.tenant_id and a.account_id = n.account_id
        """;
    return Arrays.of(tx, sql)
        .uuids(accounts, AccountKey::tenantId)
        .uuids(accounts, AccountKey::accountId)
        .list(Accounts::read);
  }

  static final String SAVE =
      """
      update accounts a
      set granted = n.granted, withdrawn = n.withdrawn, consumed = n.consumed,
          reserved = n.reserved, version = n.version + 1
      from (select unnest(?::uuid[]) as tenant_id, unnest(?::uuid[]) as account_id,
              unnest(?::bigint[]) as granted, unnest(?::bigint[]) as withdrawn,
              unnest(?::bigint[]) as consumed, unnest(?::bigint[]) as reserved,
              unnest(?::integer[]) as version) n
      where a.tenant_id = n.tenant_id and a.account_id = n.account_id and a.version = n.version
      """;

  static void bind(Arrays arrays, Collection<Account> accounts) throws SQLException {
    arrays
        .uuids(accounts, account -> account.tenantId)
        .uuids(accounts, account -> account.accountId)
        .longs(accounts, Account::granted)
        .longs(accounts, Account::withdrawn)
        .longs(accounts, Account::consumed)
        .longs(accounts, Account::reserved)
        .ints(accounts, Account::version);
  }

  /** With what was settled on them. */
  static void save(Tx tx, Collection<Account> accounts) throws SQLException {
    if (accounts.isEmpty()) {
      return;
    }
    var arrays = Arrays.of(tx, SAVE);
    bind(arrays, accounts);
    arrays.execute(accounts.size());
    Ledger.postCharges(tx, settlements(accounts));
    accounts.forEach(Account::saved);
  }

  static List<Ledger.Charged> settlements(Collection<Account> accounts) {
    return accounts.stream().flatMap(account -> account.settlements().stream()).toList();
  }

  private static Account read(ResultSet row) throws SQLException {
    return new Account(
        new AccountKey(
            row.getObject("tenant_id", UUID.class), row.getObject("account_id", UUID.class)),
        row.getLong("granted"),
        row.getLong("withdrawn"),
        row.getLong("consumed"),
        row.getLong("reserved"),
        row.getInt("version"));
  }
}
