package byway.commerce.vouchers;

import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Wrong codes in a row, by who typed them: after five there is a wait of 30 seconds, twice as long
 * after each further one, up to 15 minutes. A day without any begins anew.
 */
final class Guesses {
  static final Duration KEPT = Duration.ofDays(1);
  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Guesses() {}

  /** How it stands with one guesser. */
  record State(int failures, Instant blockedUntil, Instant lastAt) {
    int waitSeconds(Instant now) {
      return blockedUntil.isAfter(now)
          ? (int) Duration.between(now, blockedUntil).plusMillis(999).toSeconds()
          : 0;
    }
  }

  /** Held until the transaction ends, so that many at once cannot all be the fifth. */
  static State lock(Tx tx, UUID tenantId, String guesser, Instant now) {
    tx.update(
            """
            insert into guesses (tenant_id, guesser, failures, blocked_until, last_at)
            values (:tenant, :guesser, 0, :now, :now)
            on conflict do nothing
            """)
        .bind("tenant", tenantId)
        .bind("guesser", guesser)
        .bind("now", now)
        .execute();
    return tx.query(
            """
            select failures, blocked_until, last_at from guesses where guesser = :guesser
            for update
            """)
        .bind("guesser", guesser)
        .mapTo(State.class)
        .one();
  }

  static void count(Tx tx, String guesser, State state, Instant now) {
    int failures = state.lastAt().plus(KEPT).isBefore(now) ? 1 : state.failures() + 1;
    tx.update(
            """
            update guesses set failures = :failures, blocked_until = :until, last_at = :now
            where guesser = :guesser
            """)
        .bind("failures", failures)
        .bind("until", now.plus(waitAfter(failures)))
        .bind("now", now)
        .bind("guesser", guesser)
        .execute();
  }

  private static Duration waitAfter(int failures) {
    if (failures < FREE) {
      return Duration.ZERO;
    }
    var wait = FIRST.multipliedBy(1L << Math.min(failures - FREE, 10));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }

  static void forgive(Tx tx, String guesser) {
    tx.update("delete from guesses where guesser = :guesser").bind("guesser", guesser).execute();
  }
}
