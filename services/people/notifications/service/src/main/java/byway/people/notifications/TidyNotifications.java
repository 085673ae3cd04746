package byway.people.notifications;

import byway.kit.context.Context;
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

/** Offers what waits to the courier again, and deletes what has been kept for 30 days. */
@Singleton
final class TidyNotifications implements Worker {
  private static final RecurringTask TIDY =
      RecurringTask.every("tidy-notifications", Duration.ofMinutes(1));

  private static final RecurringTask FORGET =
      RecurringTask.every("forget-mail-reports", Duration.ofHours(1));

  private static final int MOST_DELIVERED = 200;
  private static final int MOST_DELETED = 5_000;

  private final NotificationsStore store;
  private final Tenants tenants;
  private final HandOver handOver;
  private final MailReports mailReports;
  private final InstantSource clock;

  TidyNotifications(
      NotificationsStore store,
      Tenants tenants,
      HandOver handOver,
      MailReports mailReports,
      InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.handOver = handOver;
    this.mailReports = mailReports;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(TIDY, this::run).recurring(FORGET, mailReports::forgetOld);
  }

  /** So many of each for 100 tenants at most. */
  void run() {
    AllTenants.idsWithRealm(tenants, this::tidy);
  }

  private void tidy(List<UUID> of) {
    var now = clock.instant();
    List<Messages.Waiting> waiting =
        store.across(
            of,
            tx -> {
              Messages.deleteOld(tx, now, MOST_DELETED);
              MessageCaps.forget(tx, now);
              return Messages.take(tx, now, MOST_DELIVERED);
            });
    for (var one : waiting) {
      Context.platform(one.tenantId()).run(() -> handOver.deliver(one.message(), one.isLast()));
    }
  }
}
