package byway.people.identity;

import byway.contracts.identity.PersonKind;
import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Throttling of guesses, kept by what was tried and not by who exists: after five failures in a row
 * 30 seconds, and twice as long after each further one, up to 15 minutes.
 */
final class Guesses {
  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Guesses() {}

  static byte[] subject(PersonKind kind, String email) {
    return Secrets.hash(kind.name(), email);
  }

  /** Seconds to wait; 0 for none. */
  static int waitSeconds(Tx tx, byte[] subject, Instant now) {
    return tx.query("select blocked_until from guesses where subject_hash = :subject")
        .bind("subject", subject)
        .mapTo(Instant.class)
        .findOne()
        .map(until -> (int) Math.max(0, Duration.between(now, until).plusMillis(999).toSeconds()))
        .orElse(0);
  }

  static void failed(Tx tx, UUID tenantId, byte[] subject, Instant now) {
    int failures =
        tx.query(
                """
                insert into guesses (tenant_id, subject_hash, failures, blocked_until, last_at)
                values (:tenant, :subject, 1, :now, :now)
                on conflict (tenant_id, subject_hash) do update
                set failures = guesses.failures + 1, last_at = :now
                returning failures
                """)
            .bind("tenant", tenantId)
            .bind("subject", subject)
            .bind("now", now)
            .mapTo(Integer.class)
            .one();
    if (failures >= FREE) {
      var wait = FIRST.multipliedBy(1L << Math.min(failures - FREE, 10));
      tx.update("update guesses set blocked_until = :until where subject_hash = :subject")
          .bind("until", now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST))
          .bind("subject", subject)
          .execute();
    }
  }

  static void forgive(Tx tx, byte[] subject) {
    tx.update("delete from guesses where subject_hash = :subject")
        .bind("subject", subject)
        .execute();
  }
}
