package byway.people.identity;

import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Deletes tokens, codes and counts of guesses that mean nothing any more. */
@Singleton
final class TidyIdentity implements Worker {
  private static final RecurringTask TIDY =
      RecurringTask.every("tidy-identity", Duration.ofMinutes(1));

  private static final int MOST = 10_000;

  /** A million an hour of each and more: faster than anybody is let in to make them. */
  private static final int MOST_ROUNDS = 20;

  /** Each takes the tokens of a whole session with it. */
  private static final int MOST_FAMILIES = 500;

  private final IdentityStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  TidyIdentity(IdentityStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(TIDY, this::run);
  }

  /** So many of each for 100 tenants at most, again and again until there is no more. */
  void run() {
    AllTenants.idsWithRealm(tenants, this::tidy);
  }

  private void tidy(List<UUID> of) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      boolean isDone = store.<Boolean>across(of, tx -> tidy(tx, clock.instant()));
      if (isDone) {
        return;
      }
    }
  }

  /** A used refresh token is kept until it would have expired: till then its reuse is noticed. */
  private static boolean tidy(Tx tx, Instant now) {
    boolean isDone =
        delete(
            tx,
            """
            delete from tokens where (tenant_id, token_hash) in (
              select tenant_id, token_hash from tokens where expires_at <= :before
              order by expires_at limit :most for update skip locked)
            """,
            now,
            MOST);
    isDone &=
        delete(
            tx,
            """
            delete from families where (tenant_id, family_id) in (
              select tenant_id, family_id from families where expires_at <= :before
              order by expires_at limit :most for update skip locked)
            """,
            now,
            MOST_FAMILIES);
    isDone &=
        delete(
            tx,
            """
            delete from codes where (tenant_id, subject_hash, number) in (
              select tenant_id, subject_hash, number from codes where sent_at <= :before
              order by sent_at limit :most for update skip locked)
            """,
            now.minus(Codes.KEPT),
            MOST);
    isDone &=
        delete(
            tx,
            """
            delete from half_sign_ins where (tenant_id, ticket_hash) in (
              select tenant_id, ticket_hash from half_sign_ins where expires_at <= :before
              order by expires_at limit :most for update skip locked)
            """,
            now,
            MOST);
    isDone &=
        delete(
            tx,
            """
            delete from answered_challenges where (tenant_id, challenge_hash) in (
              select tenant_id, challenge_hash from answered_challenges where expires_at <= :before
              order by expires_at limit :most for update skip locked)
            """,
            now,
            MOST);
    return isDone & IdentityStore.GUESSES.forget(tx, now, MOST) < MOST;
  }

  /** Whether there is no more of it. */
  private static boolean delete(Tx tx, String sql, Instant before, int most) {
    return tx.update(sql).bind("before", before).bind("most", most).execute() < most;
  }
}
