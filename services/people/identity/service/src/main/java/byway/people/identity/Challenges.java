package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.store.Tx;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * What a passkey signs. Each is random, says until when it is good, and carries a seal over that
 * and over whom it was made for, so that nothing is kept of those that nobody answers; one that is
 * answered is kept until it would have ended, and is answered once.
 */
@Singleton
final class Challenges {
  static final Duration GOOD = Duration.ofMinutes(5);

  private static final String PURPOSE = "identity.passkey-challenge";
  private static final int RANDOM_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Keys keys;

  Challenges(Keys keys) {
    this.keys = keys;
  }

  /**
   * @param whose for whom and what it is: nobody else's answer counts
   */
  byte[] next(Instant now, String whose) {
    var random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    var said =
        ByteBuffer.allocate(RANDOM_BYTES + Long.BYTES)
            .put(random)
            .putLong(now.plus(GOOD).toEpochMilli())
            .array();
    return keys.seal(PURPOSE, said, Context.tenantId(), whose);
  }

  /** Whether it is one of ours, for this, and still good. */
  boolean isGood(byte[] challenge, Instant now, String whose) {
    return keys.open(PURPOSE, challenge, Context.tenantId(), whose)
        .filter(said -> until(said).isAfter(now))
        .isPresent();
  }

  private static Instant until(byte[] said) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(said).getLong(RANDOM_BYTES));
  }

  /** Uses it up; false where it was answered before. */
  static boolean use(Tx tx, byte[] challenge, Instant now) {
    return useUntil(tx, challenge, now.plus(GOOD));
  }

  /** The same of what is good until then. */
  static boolean useUntil(Tx tx, byte[] challenge, Instant expiresAt) {
    return tx.update(
                """
                insert into answered_challenges (tenant_id, challenge_hash, expires_at)
                values (:tenant, :hash, :expires) on conflict do nothing
                """)
            .bind("tenant", Context.tenantId())
            .bind("hash", Secrets.hash(Base64.getEncoder().encodeToString(challenge)))
            .bind("expires", expiresAt)
            .execute()
        == 1;
  }
}
