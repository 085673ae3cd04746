package byway.kit.store;

import byway.kit.context.Context;
import java.time.Duration;
import java.time.Instant;

/**
 * Throttles guesses at what is secret: after five wrong ones in a row 30 seconds, and twice as long
 * after each further one, up to 15 minutes. A day without any begins anew. They are kept in the
 * service's own table {@code guesses}, by whoever or whatever the service counts, and never by who
 * exists.
 *
 * @param subject the column that says of whom or what; with the tenant, the table's key
 */
public record Guesses(String subject) {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** How it stands with one subject. */
  record State(int failures, Instant blockedUntil, Instant lastAt) {}

  /**
   * Counts a guess as wrong before it is tested, so that many at once cannot all be the fifth.
   *
   * @return seconds to wait, nothing having been counted; 0 where the guess may be tested
   */
  public int take(Tx tx, Object of, Instant now) {
    var state = lock(tx, of, now);
    if (state.blockedUntil().isAfter(now)) {
      return (int) Duration.between(now, state.blockedUntil()).plusMillis(999).toSeconds();
    }
    boolean isLongAgo = state.lastAt().plus(KEPT).isBefore(now);
    int failures = isLongAgo ? 1 : state.failures() + 1;
    tx.update(
            sql(
                """
                update guesses set failures = :failures, blocked_until = :until, last_at = :now
                where <subject> = :of
                """))
        .bind("failures", failures)
        .bind("until", now.plus(waitAfter(failures)))
        .bind("now", now)
        .bind("of", of)
        .execute();
    return 0;
  }

  /** Held until the transaction ends. */
  private State lock(Tx tx, Object of, Instant now) {
    tx.update(
            sql(
                """
                insert into guesses (tenant_id, <subject>, failures, blocked_until, last_at)
                values (:tenant, :of, 0, :now, :now)
                on conflict do nothing
                """))
        .bind("tenant", Context.tenantId())
        .bind("of", of)
        .bind("now", now)
        .execute();
    return tx.query(
            sql(
                """
                select failures, blocked_until, last_at from guesses where <subject> = :of
                for update
                """))
        .bind("of", of)
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
  public void giveBack(Tx tx, Object of, Instant now) {
    tx.update(
            sql(
                """
                update guesses set failures = failures - 1,
                  blocked_until = case when failures <= :free then :now else blocked_until end
                where <subject> = :of and failures > 0
                """))
        .bind("free", FREE)
        .bind("now", now)
        .bind("of", of)
        .execute();
  }

  /** It was right. */
  public void forgive(Tx tx, Object of) {
    tx.update(sql("delete from guesses where <subject> = :of")).bind("of", of).execute();
  }

  /** Deletes what counts no more, across the tenants of the transaction; at most so many. */
  public void forget(Tx tx, Instant now, int most) {
    tx.update(
            sql(
                """
                delete from guesses where (tenant_id, <subject>) in (
                  select tenant_id, <subject> from guesses where last_at < :before
                  order by last_at limit :most for update skip locked)
                """))
        .bind("before", now.minus(KEPT))
        .bind("most", most)
        .execute();
  }

  private String sql(String text) {
    return text.replace("<subject>", subject);
  }
}
