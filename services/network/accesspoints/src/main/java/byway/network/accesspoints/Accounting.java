package byway.network.accesspoints;

import byway.contracts.accesspoints.AccountingSession;
import byway.contracts.accesspoints.BindAccounting;
import byway.contracts.accesspoints.BindResult;
import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which accounting session counts for which session. Counters of an accounting session begin at
 * nothing, and so do a session's: one goes with one.
 */
final class Accounting {
  /** Longer than any session is open without an interim update. */
  static final Duration KEPT = Duration.ofDays(90);

  private static final String COLUMNS =
      "select session_id, device_id, acct_session_id, user_name, mac, address from accounting ";

  private Accounting() {}

  static BindResult bind(Tx tx, UUID tenant, BindAccounting command, Instant now) {
    var named = command.sessionId();
    if (named == null) {
      return known(tx, command)
          .<BindResult>map(found -> new BindResult.Bound(found.sessionId()))
          .orElseGet(BindResult.Unknown::new);
    }
    add(tx, tenant, named, command, now);
    // Two at once for the same accounting session: both are told of the first.
    return known(tx, command)
        .<BindResult>map(found -> new BindResult.Bound(found.sessionId()))
        .orElseGet(() -> new BindResult.Taken(named));
  }

  private static void add(Tx tx, UUID tenant, UUID session, BindAccounting command, Instant now) {
    tx.update(
            """
            insert into accounting (tenant_id, session_id, device_id, acct_session_id, user_name,
              mac, class, address, bound_at)
            values (:tenant, :session, :device, :acct, :user, :mac, :class, :address, :now)
            on conflict do nothing
            """)
        .bind("tenant", tenant)
        .bind("session", session)
        .bind("device", command.deviceId())
        .bind("acct", command.acctSessionId())
        .bind("user", command.userName())
        .bind("mac", command.mac())
        .bind("class", command.classHex())
        .bind("address", command.address())
        .bind("now", now)
        .execute();
  }

  private static Optional<AccountingSession> known(Tx tx, BindAccounting command) {
    return tx.query(
            COLUMNS
                + """
                where device_id = :device and acct_session_id = :acct and mac = :mac
                  and class = :class
                """)
        .bind("device", command.deviceId())
        .bind("acct", command.acctSessionId())
        .bind("mac", command.mac())
        .bind("class", command.classHex())
        .mapTo(AccountingSession.class)
        .findOne();
  }

  static Optional<AccountingSession> find(Tx tx, UUID sessionId) {
    return tx.query(COLUMNS + "where session_id = :session")
        .bind("session", sessionId)
        .mapTo(AccountingSession.class)
        .findOne();
  }

  static void forget(Tx tx, Instant before, int most) {
    tx.update(
            """
            delete from accounting where (tenant_id, session_id) in (
              select tenant_id, session_id from accounting where bound_at < :before
              order by bound_at limit :most for update skip locked)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
  }
}
