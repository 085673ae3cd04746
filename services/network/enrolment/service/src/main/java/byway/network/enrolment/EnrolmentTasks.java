package byway.network.enrolment;

import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Forgets guesses that count no more, and boxes that nobody has claimed. */
@Singleton
final class EnrolmentTasks implements Worker {
  static final RecurringTask FORGET =
      RecurringTask.every("forget-unclaimed-boxes", Duration.ofMinutes(15));

  /** Somebody may still wonder where a box is that was there yesterday. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final int MOST_FORGOTTEN = 10_000;

  private final EnrolmentStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  EnrolmentTasks(EnrolmentStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(FORGET, () -> AllTenants.idsByPage(tenants, this::forget));
  }

  private void forget(List<UUID> of) {
    var now = clock.instant();
    int unused =
        store.<Integer>across(
            of,
            tx ->
                EnrolmentStore.GUESSES.forget(tx, now, MOST_FORGOTTEN)
                    + Boxes.forget(tx, now.minus(KEPT), MOST_FORGOTTEN));
  }
}
