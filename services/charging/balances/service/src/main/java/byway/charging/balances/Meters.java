package byway.charging.balances;

import byway.charging.balances.MeterRow.Standing;
import byway.charging.balances.MeterRow.Terms;
import byway.charging.balances.MeterRow.Traffic;
import byway.kit.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions' meters. */
final class Meters {
  private Meters() {}

  static Optional<MeterRow> find(Tx tx, SessionKey session) {
    return find(tx, session, "");
  }

  /** A charge changes a meter without its account: whoever reads one to change it locks it too. */
  static Optional<MeterRow> lock(Tx tx, SessionKey session) {
    return find(tx, session, " for update");
  }

  private static Optional<MeterRow> find(Tx tx, SessionKey session, String locked) {
    return tx.query("select * from meters where session_id = :id and tenant_id = :tenant" + locked)
        .bind("id", session.sessionId())
        .bind("tenant", session.tenantId())
        .map((row, context) -> read(row))
        .findOne();
  }

  static List<MeterRow> of(Tx tx, Collection<SessionKey> sessions) throws SQLException {
    var sql =
        """
        select m.* from unnest(?::uuid[], ?::uuid[]) as s (tenant_id, session_id)
        join meters m on m.tenant_id = s.tenant_id and m.session_id = s.session_id
        """;
    return Arrays.of(tx, sql)
        .uuids(sessions, SessionKey::tenantId)
        .uuids(sessions, SessionKey::sessionId)
        .list(Meters::read);
  }

  /** These, locked in the order of their keys, their accounts before them. */
  static List<MeterRow> lockOf(Tx tx, Collection<SessionKey> sessions) throws SQLException {
    var sql =
        """
        select m.* from meters m
        where (m.tenant_id, m.session_id) in (
          select s.tenant_id, s.session_id from unnest(?::uuid[], ?::uuid[]) as s (tenant_id, session_id))
        order by m.tenant_id, m.session_id
        for update
        """;
    return Arrays.of(tx, sql)
        .uuids(sessions, SessionKey::tenantId)
        .uuids(sessions, SessionKey::sessionId)
        .list(Meters::read);
  }

  /**
   * Open meters of an account with less ahead of them than {@code bytes}, or than half of what they
   * want, the most starved first; locked.
   */
  static List<MeterRow> starved(Tx tx, AccountKey account, long bytes, int most) {
    return tx.query(
            """
            select * from meters
            where tenant_id = :tenant and account_id = :account and not closed and ended_at is null
              and ceiling - used_up - used_down - held - given_back
                < greatest(:bytes, ahead_bytes / 2)
            order by ceiling - used_up - used_down - held - given_back, session_id limit :most for update
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("bytes", bytes)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** Those whose hotspot has said nothing since they were ended so long ago. */
  static List<SessionKey> lost(Tx tx, Instant before, int most) {
    return tx.query(
            """
            select tenant_id, session_id from meters
            where not closed and ended_at < :before order by ended_at limit :most
            """)
        .bind("before", before)
        .bind("most", most)
        .mapTo(SessionKey.class)
        .list();
  }

  /**
   * The same of accounts that have next to nothing available, and of these only where another
   * session has run dry. Looked for from those that have ended, which are few.
   */
  static List<SessionKey> lostAndMissed(Tx tx, Instant before, long bytes, int most) {
    return tx.query(
            """
            select m.tenant_id, m.session_id from meters m
            join accounts a on a.tenant_id = m.tenant_id and a.account_id = m.account_id
            cross join lateral (
              select 1 from meters d
              where d.tenant_id = m.tenant_id and d.account_id = m.account_id and not d.closed
                and d.ended_at is null
                and d.ceiling - d.used_up - d.used_down - d.held - d.given_back < :bytes
              limit 1) dry
            where not m.closed and m.ended_at < :before
              and a.granted - a.withdrawn - a.consumed - a.reserved < :bytes
            order by m.ended_at limit :most
            """)
        .bind("before", before)
        .bind("bytes", bytes)
        .bind("most", most)
        .mapTo(SessionKey.class)
        .list();
  }

  /** Those of these accounts that have such a meter. */
  static Set<AccountKey> accountsWithLost(
      Tx tx, UUID tenantId, Collection<AccountKey> accounts, Instant before) {
    return tx.query(
            """
            select distinct tenant_id, account_id from meters
            where tenant_id = :tenant and account_id = any (:accounts) and not closed
              and ended_at < :before
            """)
        .bind("tenant", tenantId)
        .bindArray("accounts", UUID.class, accounts.stream().map(AccountKey::accountId).toArray())
        .bind("before", before)
        .mapTo(AccountKey.class)
        .set();
  }

  /** All such of one account, those that were ended first at first; locked. */
  static List<MeterRow> lostOf(Tx tx, AccountKey account, Instant before, int most) {
    return tx.query(
            """
            select * from meters
            where tenant_id = :tenant and account_id = :account and not closed
              and ended_at < :before
            order by ended_at limit :most for update
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /** What an account's sessions have used and is not settled. */
  static long unsettled(Tx tx, AccountKey account) {
    return tx.query(
            """
            select coalesce(sum(unsettled), 0)::bigint from meters
            where tenant_id = :tenant and account_id = :account and not closed
            """)
        .bind("tenant", account.tenantId())
        .bind("account", account.accountId())
        .mapTo(Long.class)
        .one();
  }

  static void add(Tx tx, MeterRow meter, Instant openedAt) {
    tx.update(
            """
            insert into meters (tenant_id, session_id, account_id, device_id, ahead_bytes, ceiling,
              opened_at, paced_to, relayed)
            values (:tenant, :session, :account, :device, :ahead, :ceiling, :at, :paced, :relayed)
            """)
        .bind("tenant", meter.tenantId)
        .bind("session", meter.sessionId)
        .bind("account", meter.accountId)
        .bind("device", meter.deviceId)
        .bind("ahead", meter.aheadBytes)
        .bind("ceiling", meter.ceiling())
        .bind("at", openedAt)
        .bind("paced", meter.pacedTo())
        .bind("relayed", meter.isRelayed())
        .execute();
  }

  static final String SAVE =
      """
      update meters m
      set counted_up = n.counted_up, counted_down = n.counted_down, used_up = n.used_up,
          used_down = n.used_down, ceiling = n.ceiling, closed = n.closed,
          ended_at = n.ended_at, unsettled = n.unsettled, unsettled_day = n.unsettled_day,
          paced_to = n.paced_to, version = n.version + 1
      from (select unnest(?::uuid[]) as tenant_id, unnest(?::uuid[]) as session_id,
              unnest(?::bigint[]) as counted_up, unnest(?::bigint[]) as counted_down,
              unnest(?::bigint[]) as used_up, unnest(?::bigint[]) as used_down,
              unnest(?::bigint[]) as ceiling, unnest(?::boolean[]) as closed,
              unnest(?::timestamptz[]) as ended_at, unnest(?::bigint[]) as unsettled,
              unnest(?::integer[]) as unsettled_day, unnest(?::bigint[]) as paced_to,
              unnest(?::integer[]) as version) n
      where m.tenant_id = n.tenant_id and m.session_id = n.session_id and m.version = n.version
      """;

  static void bind(Arrays arrays, Collection<MeterRow> meters) throws SQLException {
    arrays
        .uuids(meters, meter -> meter.tenantId)
        .uuids(meters, meter -> meter.sessionId)
        .longs(meters, MeterRow::countedUp)
        .longs(meters, MeterRow::countedDown)
        .longs(meters, MeterRow::usedUp)
        .longs(meters, MeterRow::usedDown)
        .longs(meters, MeterRow::ceiling)
        .flags(meters, MeterRow::isClosed)
        .instants(meters, MeterRow::endedAt)
        .longs(meters, MeterRow::unsettled)
        .ints(meters, MeterRow::unsettledDay)
        .longs(meters, MeterRow::pacedTo)
        .ints(meters, MeterRow::version);
  }

  static void save(Tx tx, Collection<MeterRow> meters) throws SQLException {
    if (meters.isEmpty()) {
      return;
    }
    var arrays = Arrays.of(tx, SAVE);
    bind(arrays, meters);
    arrays.execute(meters.size());
    saveHeldBack(tx, meters.stream().filter(MeterRow::isHeldBackChanged).toList());
    meters.forEach(MeterRow::saved);
  }

  /** Rows that this transaction has changed already, or locked. */
  static void saveHeldBack(Tx tx, Collection<MeterRow> meters) throws SQLException {
    if (meters.isEmpty()) {
      return;
    }
    var sql =
        """
        update meters m
        set held = n.held, given_back = n.given_back, held_for = n.held_for, held_at = n.held_at
        from (select unnest(?::uuid[]) as tenant_id, unnest(?::uuid[]) as session_id,
                unnest(?::bigint[]) as held, unnest(?::bigint[]) as given_back,
                unnest(?::integer[]) as held_for, unnest(?::timestamptz[]) as held_at) n
        where m.tenant_id = n.tenant_id and m.session_id = n.session_id
        """;
    Arrays.of(tx, sql)
        .uuids(meters, meter -> meter.tenantId)
        .uuids(meters, meter -> meter.sessionId)
        .longs(meters, MeterRow::held)
        .longs(meters, meter -> meter.heldBack().givenBackBytes())
        .ints(meters, meter -> meter.heldBack().reasons())
        .instants(meters, meter -> meter.heldBack().at())
        .execute(meters.size());
  }

  private static MeterRow read(ResultSet row) throws SQLException {
    return new MeterRow(
        terms(row),
        new Traffic(row.getLong("counted_up"), row.getLong("counted_down")),
        new Traffic(row.getLong("used_up"), row.getLong("used_down")),
        row.getLong("ceiling"),
        new Standing(
            row.getBoolean("closed"),
            instant(row.getTimestamp("ended_at")),
            row.getLong("unsettled"),
            row.getInt("unsettled_day"),
            heldBack(row),
            row.getLong("paced_to")),
        row.getInt("version"));
  }

  private static Terms terms(ResultSet row) throws SQLException {
    var tenant = row.getObject("tenant_id", UUID.class);
    return new Terms(
        new SessionKey(tenant, row.getObject("session_id", UUID.class)),
        new AccountKey(tenant, row.getObject("account_id", UUID.class)),
        row.getObject("device_id", UUID.class),
        row.getLong("ahead_bytes"),
        row.getBoolean("relayed"));
  }

  private static HeldBack heldBack(ResultSet row) throws SQLException {
    long held = row.getLong("held");
    long givenBack = row.getLong("given_back");
    return held == 0 && givenBack == 0
        ? HeldBack.NOTHING
        : new HeldBack(
            held, givenBack, row.getInt("held_for"), instant(row.getTimestamp("held_at")));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
