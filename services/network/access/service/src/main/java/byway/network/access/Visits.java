package byway.network.access;

import byway.kit.store.Tx;
import byway.network.access.api.ClientAsk;
import byway.network.access.api.MeetVisit;
import byway.network.access.api.MetVisit;
import byway.network.access.api.Visit;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Client devices' ways to the portal: one at a time for each client device at a hotspot. */
final class Visits {
  /** From when the hotspot asked last. */
  static final Duration LIFE = Duration.ofHours(1);

  /** Of one that was used: for its browser to look at, and to stop and go on. */
  static final Duration KEPT = Duration.ofDays(1);

  private static final String UNUSED = "visits.expires_at > :now and visits.used_at is null";
  private static final String USED = "visits.expires_at > :now and visits.used_at is not null";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

  private Visits() {}

  /** 128 random bits. */
  static String newToken() {
    var bits = new byte[16];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /** The visit that is under way, prolonged, or a new one. */
  static Visit prolong(Tx tx, UUID tenantId, ClientAsk ask, Instant now) {
    return tx.query(
            """
            insert into visits (tenant_id, device_id, mac, token, expires_at, source)
            values (:tenant, :device, :mac, :token, :expires, :source)
            on conflict (tenant_id, device_id, mac) do update
            set token = case when <unused> then visits.token else excluded.token end,
                browser = case when <unused> then visits.browser end,
                former_token = case when <used> then visits.token
                  when <unused> then visits.former_token end,
                former_browser = case when <used> then visits.browser
                  when <unused> then visits.former_browser end,
                used_at = null,
                source = excluded.source,
                expires_at = excluded.expires_at
            returning token, device_id, mac, expires_at
            """
                .replace("<unused>", UNUSED)
                .replace("<used>", USED))
        .bind("tenant", tenantId)
        .bind("device", ask.deviceId())
        .bind("mac", ask.mac())
        .bind("source", ask.source())
        .bind("token", newToken())
        .bind("expires", now.plus(LIFE))
        .bind("now", now)
        .mapTo(Visit.class)
        .one();
  }

  /** Uses it up, for all but this browser. */
  static Optional<Visit> use(Tx tx, String token, byte @Nullable [] browser, Instant now) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    return tx.query(
            """
            update visits set used_at = coalesce(used_at, :now), browser = cast(:browser as bytea),
              expires_at = :kept
            where token = :token and expires_at > :now
              and (used_at is null or browser = cast(:browser as bytea))
            returning token, device_id, mac, expires_at
            """)
        .bind("token", token)
        .bind("browser", browser)
        .bind("now", now)
        .bind("kept", now.plus(KEPT))
        .mapTo(Visit.class)
        .findOne();
  }

  static Optional<Visit> find(Tx tx, String token, Instant now) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
    return tx.query(
            """
            select token, device_id, mac, expires_at from visits
            where token = :token and expires_at > :now
            """)
        .bind("token", token)
        .bind("now", now)
        .mapTo(Visit.class)
        .findOne();
  }

  /**
   * The visit as this browser meets it. Whose it is already stays so; who comes from elsewhere has
   * to agree first. One that was used is there for the browser that did so alone, also when the
   * hotspot has begun another meanwhile.
   */
  static Optional<MetVisit> meet(Tx tx, MeetVisit command, byte[] browser, Instant now) {
    if (!TOKEN.matcher(command.token()).matches()) {
      return Optional.empty();
    }
    return tx.query(
            """
            update visits set browser = case
              when browser is null and (:agreed or source = :source
                or (former_token = :token and former_browser = :browser))
              then :browser else browser end
            where expires_at > :now and (
              (token = :token and (used_at is null or browser = :browser))
              or (former_token = :token and former_browser = :browser))
            returning token, device_id, mac, expires_at, coalesce(browser = :browser, false) as own
            """)
        .bind("token", command.token())
        .bind("agreed", command.agreed())
        .bind("source", command.source())
        .bind("browser", browser)
        .bind("now", now)
        .map(
            (row, context) ->
                new MetVisit(
                    new Visit(
                        row.getString("token"),
                        row.getObject("device_id", UUID.class),
                        row.getString("mac"),
                        row.getTimestamp("expires_at").toInstant()),
                    row.getBoolean("own")))
        .findOne();
  }

  /** One that is prolonged meanwhile stays: the outer condition is looked at again. */
  static int deleteExpired(Tx tx, Instant now, int most) {
    return tx.update(
            """
            delete from visits where expires_at <= :now and (tenant_id, device_id, mac) in (
              select tenant_id, device_id, mac from visits where expires_at <= :now limit :most)
            """)
        .bind("now", now)
        .bind("most", most)
        .execute();
  }
}
