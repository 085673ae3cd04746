package byway.people.identity;

import byway.kit.store.Tx;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One-time codes: six digits, ten minutes, five guesses, five an hour. The newest counts. */
final class Codes {
  static final Duration GOOD = Duration.ofMinutes(10);

  /** As long as a code counts towards the most in an hour. */
  static final Duration KEPT = Duration.ofHours(1);

  private static final int MOST_GUESSES = 5;
  private static final int MOST_AN_HOUR = 5;

  private Codes() {}

  /** Keeps a new code; false where there were five in the last hour. */
  static boolean add(Tx tx, UUID tenantId, Subject subject, String code, Instant now) {
    var hash = subject.hash();
    lock(tx, hash);
    return tx.update(
                """
                insert into codes (tenant_id, subject_hash, code_hash, sent_at, expires_at)
                select :tenant, :subject, :code, :now, :expires
                where :most > (
                  select count(*) from codes where subject_hash = :subject and sent_at > :since)
                """)
            .bind("tenant", tenantId)
            .bind("subject", hash)
            .bind("code", codeHash(subject, code))
            .bind("now", now)
            .bind("expires", now.plus(GOOD))
            .bind("most", MOST_AN_HOUR)
            .bind("since", now.minus(KEPT))
            .execute()
        == 1;
  }

  /** One at a time, or several at once would each be the fifth. */
  static void lock(Tx tx, byte[] subject) {
    tx.query("select cast(pg_advisory_xact_lock(:key) as text)")
        .bind("key", ByteBuffer.wrap(subject).getLong())
        .mapTo(String.class)
        .one();
  }

  /**
   * Whether it is the newest code; each try counts before it is compared, and a right one ends it.
   */
  static boolean redeem(Tx tx, Subject subject, String code, Instant now) {
    var hash = subject.hash();
    boolean right =
        tx.query(
                """
                update codes set guesses = guesses + 1
                where subject_hash = :subject and guesses < :most and expires_at > :now
                  and number = (select max(number) from codes where subject_hash = :subject)
                returning code_hash
                """)
            .bind("subject", hash)
            .bind("most", MOST_GUESSES)
            .bind("now", now)
            .mapTo(byte[].class)
            .findOne()
            .filter(kept -> MessageDigest.isEqual(kept, codeHash(subject, code)))
            .isPresent();
    if (right) {
      tx.update("update codes set guesses = :most where subject_hash = :subject")
          .bind("most", MOST_GUESSES)
          .bind("subject", hash)
          .execute();
    }
    return right;
  }

  private static byte[] codeHash(Subject subject, String code) {
    return Secrets.hash(subject.kind().name(), subject.email(), code);
  }
}
