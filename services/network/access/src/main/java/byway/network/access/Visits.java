package byway.network.access;

import byway.contracts.access.Visit;
import byway.kit.store.Tx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Client devices' ways to the portal: one at a time for each client device at a hotspot. */
final class Visits {
  static final Duration LIFE = Duration.ofDays(1);

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
  static Visit prolong(Tx tx, UUID tenantId, UUID deviceId, String mac, Instant now) {
    return tx.query(
            """
            insert into visits (tenant_id, device_id, mac, token, expires_at)
            values (:tenant, :device, :mac, :token, :expires)
            on conflict (tenant_id, device_id, mac) do update
            set token = case when visits.expires_at > :now then visits.token else excluded.token end,
                expires_at = greatest(visits.expires_at, excluded.expires_at)
            returning token, device_id, mac, expires_at
            """)
        .bind("tenant", tenantId)
        .bind("device", deviceId)
        .bind("mac", mac)
        .bind("token", newToken())
        .bind("expires", now.plus(LIFE))
        .bind("now", now)
        .mapTo(Visit.class)
        .one();
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
