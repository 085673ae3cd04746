package byway.people.identity;

import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Throttling of guesses, kept by what was tried and not by who exists: after five failures in a row
 * 30 seconds, and twice as long after each further one, up to 15 minutes. A day without any begins
 * anew.
 */
final class Guesses {
  static final Duration KEPT = Duration.ofDays(1);
  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Guesses() {}

  /** How it stands with one subject. */
  record State(int failures, Instant blockedUntil, Instant lastAt) {}

  /**
   * Counts a guess as failed before it is tested, so that many at once cannot all be the fifth.
   *
   * @return seconds to wait, nothing having been counted; 0 where the guess may be tested
   */
  static int take(Tx tx, UUID tenantId, Subject subject, Instant now) {
    var hash = subject.hash();
    var state = lock(tx, tenantId, hash, now);
    if (state.blockedUntil().isAfter(now)) {
      return (int) Duration.between(now, state.blockedUntil()).plusMillis(999).toSeconds();
    }
    boolean isLongAgo = state.lastAt().plus(KEPT).isBefore(now);
    int failures = isLongAgo ? 1 : state.failures() + 1;
    tx.update(
            """
            update guesses set failures = :failures, blocked_until = :until, last_at = :now
            where subject_hash = :subject
            """)
        .bind("failures", failures)
        .bind("until", now.plus(waitAfter(failures)))
        .bind("now", now)
        .bind("subject", hash)
        .execute();
    return 0;
  }

  private static State lock(Tx tx, UUID tenantId, byte[] subject, Instant now) {
    tx.update(
            """
            insert into guesses (tenant_id, subject_hash, failures, blocked_until, last_at)
            values (:tenant, :subject, 0, :now, :now)
            on conflict do nothing
            """)
        .bind("tenant", tenantId)
        .bind("subject", subject)
        .bind("now", now)
        .execute();
    return tx.query(
            """
            select failures, blocked_until, last_at from guesses where subject_hash = :subject
            for update
            """)
        .bind("subject", subject)
        .mapTo(State.class)
        .one();
  }

  private static Duration waitAfter(int failures) {
    if (failures < FREE) {
      return Duration.ZERO;
    }
    var wait = FIRST.multipliedBy(1L << Math.min(failures - FREE, 10));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  /** A guess that was counted but could not be tested. */
  static void giveBack(Tx tx, Subject subject, Instant now) {
    tx.update(
            """
            update guesses set failures = failures - 1,
              blocked_until = case when failures <= :free then :now else blocked_until end
            where subject_hash = :subject and failures > 0
            """)
        .bind("free", FREE)
        .bind("now", now)
        .bind("subject", subject.hash())
        .execute();
  }

  static void forgive(Tx tx, Subject subject) {
    tx.update("delete from guesses where subject_hash = :subject")
        .bind("subject", subject.hash())
        .execute();
  }
}
