package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.people.identity.api.CameFrom;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One-time codes: ten minutes, five guesses, and for one place five an hour. Each is good only with
 * the challenge with which it was asked for, and of those the newest counts; so nobody can use up,
 * outdate or guess at what another has asked for.
 */
final class Codes {
  static final Duration GOOD = Duration.ofMinutes(10);

  /** As long as a code counts towards the most in an hour. */
  static final Duration KEPT = Duration.ofHours(1);

  private static final int MOST_GUESSES = 5;
  private static final int MOST_AN_HOUR = 5;

  /** For one person, from all places in which she has not signed in before. */
  private static final int MOST_FROM_STRANGERS = 30;

  private static final int MOST_SHORT_MESSAGES = 10;

  private Codes() {}

  /**
   * Who asks for a code.
   *
   * @param isKnown whether it is a browser in which the person has signed in before
   */
  record Asker(byte[] hash, boolean isKnown) {
    static Asker of(String place, boolean isKnown) {
      return new Asker(Secrets.hash("asker", place), isKnown);
    }
  }

  static byte[] challenge(@Nullable CameFrom from) {
    var challenge = from == null ? null : from.challenge();
    return Secrets.hash("challenge", challenge == null ? "" : challenge);
  }

  /** Keeps a new code; false where there were too many in the last hour. */
  static boolean add(
      Tx tx, Subject subject, Asker asker, byte[] challenge, String code, Instant now) {
    var hash = subject.hash();
    lock(tx, hash);
    return tx.update(
                """
                insert into codes (tenant_id, subject_hash, challenge_hash, asker_hash, is_known,
                                   code_hash, sent_at, expires_at)
                select :tenant, :subject, :challenge, :asker, :known, :code, :now, :expires
                where :most > (
                    select count(*) from codes
                    where subject_hash = :subject and asker_hash = :asker and sent_at > :since)
                  and (:known or :strangers > (
                    select count(*) from codes
                    where subject_hash = :subject and not is_known and sent_at > :since))
                """)
            .bind("tenant", Context.tenantId())
            .bind("subject", hash)
            .bind("challenge", challenge)
            .bind("asker", asker.hash())
            .bind("known", asker.isKnown())
            .bind("code", codeHash(subject, code))
            .bind("now", now)
            .bind("expires", now.plus(GOOD))
            .bind("most", MOST_AN_HOUR)
            .bind("strangers", subject.isPhone() ? MOST_SHORT_MESSAGES : MOST_FROM_STRANGERS)
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
  static boolean redeem(Tx tx, Subject subject, byte[] challenge, String code, Instant now) {
    var hash = subject.hash();
    boolean right =
        tx.query(
                """
                update codes set guesses = guesses + 1
                where subject_hash = :subject and guesses < :most and expires_at > :now
                  and number = (
                    select max(number) from codes
                    where subject_hash = :subject and challenge_hash = :challenge)
                returning code_hash
                """)
            .bind("subject", hash)
            .bind("challenge", challenge)
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
