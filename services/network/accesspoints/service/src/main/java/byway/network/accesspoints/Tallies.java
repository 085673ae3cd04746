package byway.network.accesspoints;

import byway.kit.store.Tx;
import byway.network.accesspoints.api.BeginTally;
import byway.network.accesspoints.api.EndTally;
import byway.network.accesspoints.api.FindTallies;
import byway.network.accesspoints.api.Restart;
import byway.network.accesspoints.api.RestartResult;
import byway.network.accesspoints.api.Tally;
import byway.network.accesspoints.api.TallyResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** From where on accounting sessions count for sessions. */
final class Tallies {
  /** Longer than any accounting session is open without being asked for again (a day). */
  private static final Duration RECENT = Duration.ofDays(2);

  /** How long an access point may go on saying the same for want of an answer. */
  private static final Duration SAME_MESSAGE = Duration.ofMinutes(5);

  private static final int MOST = 4;
  private static final int ENOUGH_TO_DOUBT = 2;

  private static final String COLUMNS =
      """
      select session_id, device_id, acct_session_id, user_name, mac, address, number, base_bytes_up,
        base_bytes_down, began_at, bound_at, ended_at, end_heard_at, ended_seconds,
        not exists (select from tallies n where n.tenant_id = t.tenant_id
          and n.device_id = t.device_id and n.acct_session_id = t.acct_session_id
          and n.mac = t.mac and n.number > t.number) as is_latest
      from tallies t
      """;

  private Tallies() {}

  static List<Tally> find(Tx tx, FindTallies question, Instant now) {
    return question.byHalf() ? byHalf(tx, question, now) : named(tx, question);
  }

  private static List<Tally> named(Tx tx, FindTallies question) {
    return tx.query(
            COLUMNS
                + """
                where device_id = :device and acct_session_id = :acct and mac = :mac
                order by number desc limit :most
                """)
        .bind("device", question.deviceId())
        .bind("acct", question.acctSessionId())
        .bind("mac", question.mac())
        .bind("most", MOST)
        .mapTo(Tally.class)
        .list();
  }

  private static List<Tally> byHalf(Tx tx, FindTallies question, Instant now) {
    boolean byMac = question.acctSessionId().isEmpty();
    return tx.query(
            "select * from ("
                + COLUMNS
                + "where device_id = :device and "
                + (byMac ? "mac" : "acct_session_id")
                + " = :half and bound_at > :since) named"
                + " where is_latest order by (ended_at is null) desc, bound_at desc limit :most")
        .bind("device", question.deviceId())
        .bind("half", byMac ? question.mac() : question.acctSessionId())
        .bind("since", now.minus(RECENT))
        .bind("most", ENOUGH_TO_DOUBT)
        .mapTo(Tally.class)
        .list();
  }

  static Optional<Tally> find(Tx tx, UUID sessionId) {
    return tx.query(COLUMNS + "where session_id = :session")
        .bind("session", sessionId)
        .mapTo(Tally.class)
        .findOne();
  }

  static TallyResult begin(Tx tx, UUID tenant, BeginTally command, Instant now) {
    tx.update(
            """
            insert into tallies (tenant_id, session_id, device_id, acct_session_id, user_name, mac,
              address, number, base_bytes_up, base_bytes_down, began_at, bound_at)
            values (:tenant, :session, :device, :acct, :user, :mac, :address, :number, :up, :down,
              :began, :now)
            on conflict do nothing
            """)
        .bind("tenant", tenant)
        .bind("session", command.sessionId())
        .bind("device", command.deviceId())
        .bind("acct", command.acctSessionId())
        .bind("user", command.userName())
        .bind("mac", command.mac())
        .bind("address", command.address())
        .bind("number", command.number())
        .bind("up", command.baseBytesUp())
        .bind("down", command.baseBytesDown())
        .bind("began", command.beganAt())
        .bind("now", now)
        .execute();
    var there = find(tx, command.sessionId());
    if (there.isEmpty()) {
      return new TallyResult.Overtaken();
    }
    if (!isOf(there.get(), command)) {
      return new TallyResult.Taken(command.sessionId());
    }
    endOthers(tx, command, now);
    return new TallyResult.Begun(there.get());
  }

  /** A client device is in one stay: what its access point still counted for it is lost. */
  private static void endOthers(Tx tx, BeginTally command, Instant now) {
    tx.update(
            """
            update tallies set ended_at = :began, end_heard_at = :now
            where device_id = :device and mac = :mac and session_id <> :session
              and ended_at is null
            """)
        .bind("began", command.beganAt())
        .bind("now", now)
        .bind("device", command.deviceId())
        .bind("mac", command.mac())
        .bind("session", command.sessionId())
        .execute();
  }

  private static boolean isOf(Tally tally, BeginTally command) {
    return tally.deviceId().equals(command.deviceId())
        && tally.acctSessionId().equals(command.acctSessionId())
        && tally.mac().equals(command.mac())
        && tally.number() == command.number();
  }

  static void end(Tx tx, UUID sessionId, EndTally command, Instant now) {
    tx.update(
            """
            update tallies set ended_at = :at, end_heard_at = :now, ended_seconds = :seconds
            where session_id = :session and ended_at is null
            """)
        .bind("at", command.endedAt())
        .bind("now", now)
        .bind("seconds", command.seconds())
        .bind("session", sessionId)
        .execute();
  }

  static RestartResult restart(Tx tx, UUID tenant, UUID deviceId, Restart command, Instant now) {
    if (latestOf(tx, deviceId).filter(at -> command.at().isBefore(at)).isPresent()) {
      return RestartResult.OLD;
    }
    if (!command.proof().isEmpty()) {
      var before = note(tx, tenant, deviceId, command, now);
      if (before.plus(SAME_MESSAGE).isBefore(now)) {
        return RestartResult.REPLAYED;
      }
    }
    tx.update(
            """
            update tallies set ended_at = :at, end_heard_at = :now
            where device_id = :device and ended_at is null
            """)
        .bind("at", command.at())
        .bind("now", now)
        .bind("device", deviceId)
        .execute();
    return RestartResult.TAKEN;
  }

  /** Access points tell whole seconds: what is of the same one is not later. */
  private static Optional<Instant> latestOf(Tx tx, UUID deviceId) {
    return tx.query(
            """
            select date_trunc('second', max(greatest(began_at, coalesce(ended_at, began_at)))) as at
            from tallies where device_id = :device
            """)
        .bind("device", deviceId)
        .mapTo(Instant.class)
        .findOne();
  }

  /** When it was first heard. */
  private static Instant note(Tx tx, UUID tenant, UUID deviceId, Restart command, Instant now) {
    tx.update(
            """
            insert into restarts (tenant_id, device_id, proof, heard_at)
            values (:tenant, :device, :proof, :now) on conflict do nothing
            """)
        .bind("tenant", tenant)
        .bind("device", deviceId)
        .bind("proof", command.proof())
        .bind("now", now)
        .execute();
    return tx.query("select heard_at from restarts where device_id = :device and proof = :proof")
        .bind("device", deviceId)
        .bind("proof", command.proof())
        .mapTo(Instant.class)
        .one();
  }

  static void forget(Tx tx, Instant before, int most) {
    tx.update(
            """
            delete from tallies where (tenant_id, session_id) in (
              select tenant_id, session_id from tallies where bound_at < :before
              order by bound_at limit :most for update skip locked)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
    tx.update(
            """
            delete from restarts where (tenant_id, device_id, proof) in (
              select tenant_id, device_id, proof from restarts where heard_at < :before
              order by heard_at limit :most for update skip locked)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
  }
}
