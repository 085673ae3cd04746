package byway.network.access;

import byway.kit.context.Context;
import byway.kit.platform.SetAside;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.network.access.LooseMeters.LooseMeter;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Periodic work, to be done every minute or so: clears away what nobody comes back for. */
@Singleton
final class TidyAccess implements Worker {
  private static final RecurringTask TIDY =
      RecurringTask.every("tidy-access", Duration.ofMinutes(1));

  private static final String KIND = "a meter left behind";
  private static final int MOST_VISITS = 5_000;
  private static final int MOST_METERS = 200;
  private static final int MOST_SESSIONS = 1_000;

  /** As long as their records in the history of use. */
  static final Duration SESSIONS_KEPT = Duration.ofDays(731);

  private final AccessStore store;
  private final Tenants tenants;
  private final EndMeter endMeter;
  private final SetAside aside;
  private final InstantSource clock;

  TidyAccess(
      AccessStore store, Tenants tenants, EndMeter endMeter, SetAside aside, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.endMeter = endMeter;
    this.aside = aside;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(TIDY, this::run);
  }

  /**
   * Deletes expired visits and old sessions and ends meters left behind; so many of each for 100
   * tenants at most.
   */
  void run() {
    AllTenants.idsByPage(tenants, this::tidy);
  }

  private void tidy(List<UUID> of) {
    var now = clock.instant();
    int most = MOST_METERS + aside.rows(KIND);
    List<LooseMeter> meters =
        store.across(
            of,
            tx -> {
              Visits.deleteExpired(tx, now, MOST_VISITS);
              Sessions.deleteClosed(tx, of, now.minus(SESSIONS_KEPT), MOST_SESSIONS);
              return LooseMeters.leftBehind(tx, now, most);
            });
    aside.each(
        meters,
        meter -> new SetAside.Row(KIND, meter.tenantId(), meter.sessionId()),
        meter -> Context.platform(meter.tenantId()).run(() -> endMeter.now(meter.sessionId())));
  }
}
