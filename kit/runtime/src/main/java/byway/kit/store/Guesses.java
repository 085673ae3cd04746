package byway.kit.store;

import byway.kit.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Throttles guesses at what is secret: after some wrong ones a wait, and twice as long after each
 * further one. They are kept in the service's own table {@code guesses}, by whoever or whatever the
 * service counts, and never by who exists. Times are cut to the microseconds that the database
 * keeps: one that was rounded up would lie ahead of now.
 *
 * @param subject the column that says of whom or what; with the tenant, the table's key
 */
public record Guesses(String subject) {
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * How fast one may guess.
   *
   * @param free so many wrong ones are without a wait
   * @param first wait
   * @param longest wait
   * @param forgotten after so long one wrong guess counts no more
   */
  public record Pace(int free, Duration first, Duration longest, Duration forgotten) {
    /** At one secret. After a day all is forgotten in any case. */
    public static final Pace USUAL =
        new Pace(5, Duration.ofSeconds(30), Duration.ofMinutes(15), KEPT);

    private Duration waitAfter(int failures) {
      if (failures < free) {
        return Duration.ZERO;
      }
      var wait = first.multipliedBy(1L << Math.min(failures - free, 20));
      return wait.compareTo(longest) < 0 ? wait : longest;
    }
  }

  /** How it stands with one subject. */
  record State(int failures, Instant blockedUntil, Instant lastAt) {
    /** No wait is as long as a day: what says so was written by a clock that was ahead. */
    boolean isBlocked(Instant now) {
      return blockedUntil.isAfter(now) && !blockedUntil.isAfter(now.plus(KEPT));
    }

    int failuresAt(Instant now, Pace pace) {
      if (lastAt.plus(KEPT).isBefore(now)) {
        return 0;
      }
      long forgotten = Math.max(0, Duration.between(lastAt, now).dividedBy(pace.forgotten()));
      return (int) Math.max(0, failures - forgotten);
    }
  }

  /** {@link #take(Tx, Object, Instant, Pace)} at the usual pace. */
  public int take(Tx tx, Object of, Instant now) {
    return take(tx, of, now, Pace.USUAL);
  }

  /**
   * Counts a guess as wrong before it is tested, so that many at once cannot all be the fifth.
   *
   * @return seconds to wait, nothing having been counted; 0 where the guess may be tested
   */
  public int take(Tx tx, Object of, Instant when, Pace pace) {
    var now = when.truncatedTo(ChronoUnit.MICROS);
    var state = lock(tx, of, now);
    if (state.isBlocked(now)) {
      return (int) Duration.between(now, state.blockedUntil()).plusMillis(999).toSeconds();
    }
    int failures = state.failuresAt(now, pace) + 1;
    write(tx, of, failures, now.plus(pace.waitAfter(failures)), now);
    return 0;
  }

  /** Counts a guess that is tested in any case; nobody waits longer for it. */
  public void count(Tx tx, Object of, Instant when, Pace pace) {
    var now = when.truncatedTo(ChronoUnit.MICROS);
    var state = lock(tx, of, now);
    write(tx, of, state.failuresAt(now, pace) + 1, state.blockedUntil(), now);
  }

  /** Whether nothing is counted there that is not forgotten. */
  public boolean isFree(Tx tx, Object of, Instant now, Pace pace) {
    return find(tx, of).map(state -> state.failuresAt(now, pace) == 0).orElse(true);
  }

  private void write(Tx tx, Object of, int failures, Instant blockedUntil, Instant now) {
    tx.update(
            sql(
                """
                update guesses set failures = :failures, blocked_until = :until, last_at = :now
                where <subject> = :of
                """))
        .bind("failures", failures)
        .bind("until", blockedUntil)
        .bind("now", now)
        .bind("of", of)
        .execute();
  }

  /**
   * Held until the transaction ends. In one statement: between two, another might forgive all that
   * was counted.
   */
  private State lock(Tx tx, Object of, Instant now) {
    return tx.query(
            sql(
                """
                insert into guesses (tenant_id, <subject>, failures, blocked_until, last_at)
                values (:tenant, :of, 0, :now, :now)
                on conflict (tenant_id, <subject>) do update set failures = guesses.failures
                returning failures, blocked_until, last_at
                """))
        .bind("tenant", Context.tenantId())
        .bind("of", of)
        .bind("now", now)
        .mapTo(State.class)
        .one();
  }

  private Optional<State> find(Tx tx, Object of) {
    return tx.query(
            sql("select failures, blocked_until, last_at from guesses where <subject> = :of"))
        .bind("of", of)
        .mapTo(State.class)
        .findOne();
  }

  /** {@link #giveBack(Tx, Object, Instant, Pace)} at the usual pace. */
  public void giveBack(Tx tx, Object of, Instant now) {
    giveBack(tx, of, now, Pace.USUAL);
  }

  /** A guess that was counted but was right, or could not be tested. */
  public void giveBack(Tx tx, Object of, Instant when, Pace pace) {
    tx.update(
            sql(
                """
                update guesses set failures = failures - 1,
                  blocked_until = case when failures <= :free then :now else blocked_until end
                where <subject> = :of and failures > 0
                """))
        .bind("free", pace.free())
        .bind("now", when.truncatedTo(ChronoUnit.MICROS))
        .bind("of", of)
        .execute();
  }

  /** It was right. */
  public void forgive(Tx tx, Object of) {
    tx.update(sql("delete from guesses where <subject> = :of")).bind("of", of).execute();
  }

  /**
   * Deletes what counts no more, across the tenants of the transaction; at most so many.
   *
   * @return how many
   */
  public int forget(Tx tx, Instant now, int most) {
    return tx.update(
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
