package byway.operations.disclosures;

import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Deletes who had which address once it is past the days of the operator's rules. */
@Singleton
final class ForgetSessionLog implements Worker {
  private static final RecurringTask FORGET =
      RecurringTask.every("forget-session-log", Duration.ofHours(1));

  /** For 100 operators, in an hour: more than they sign in, or it would never be done. */
  private static final int MOST_DELETED = 5_000;

  private static final int MOST_ROUNDS = 100;

  private final DisclosuresStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  ForgetSessionLog(DisclosuresStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(FORGET, this::run);
  }

  void run() {
    var now = clock.instant();
    AllTenants.idsByPage(
        tenants,
        of -> {
          int round = 0;
          while (store.across(of, tx -> SessionLog.forget(tx, now, MOST_DELETED)) == MOST_DELETED
              && ++round < MOST_ROUNDS) {
            // the next ones
          }
        });
  }
}
