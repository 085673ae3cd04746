package byway.charging.balances;

import byway.kit.settings.Settings;
import byway.kit.tasks.Attempts;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Closes months that are over for long: charges and meters become a sum an account and month, on
 * which the books stand from then on, and go. A month's charges go whole, for all operators at
 * once.
 */
@Singleton
class CloseMonths implements Worker {
  private static final RecurringTask CLOSE =
      RecurringTask.every("close-months", Duration.ofHours(6))
          .with(Attempts.RECURRING.within(Duration.ofHours(2)));

  private static final Logger LOG = Logger.getLogger(CloseMonths.class);
  private static final int MOST_CHARGES = 20_000;

  /** Their accounts wait for so long as these take. */
  private static final int MOST_METERS = 1_000;

  private final BalancesStore store;
  private final Tenants tenants;
  private final ChargingCache remembered;
  private final InstantSource clock;
  private final int keptMonths;

  @Inject
  CloseMonths(
      BalancesStore store,
      Tenants tenants,
      ChargingCache remembered,
      InstantSource clock,
      Settings settings) {
    this(store, tenants, remembered, clock, settings.chargesKeptMonths());
  }

  CloseMonths(
      BalancesStore store,
      Tenants tenants,
      ChargingCache remembered,
      InstantSource clock,
      int keptMonths) {
    this.store = store;
    this.tenants = tenants;
    this.remembered = remembered;
    this.clock = clock;
    this.keptMonths = keptMonths;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(CLOSE, this::run);
  }

  void run() {
    if (keptMonths == 0) {
      return;
    }
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var firstKept = today.withDayOfMonth(1).minusMonths(keptMonths);
    AllTenants.idsByPage(
        tenants,
        ids -> {
          closeOddTimes(ids, firstKept);
          closeMeters(ids, firstKept);
        });
    closeCharges(firstKept);
  }

  private void closeCharges(LocalDate firstKept) {
    while (true) {
      var closed =
          store.<Optional<LocalDate>>across(List.of(), tx -> Closings.month(tx, firstKept));
      if (closed.isEmpty()) {
        return;
      }
      LOG.infof("the charges of the month of %s are closed", closed.get());
    }
  }

  private void closeOddTimes(List<UUID> ids, LocalDate firstKept) {
    int gone;
    do {
      gone = store.<Integer>across(ids, tx -> Closings.oddTimes(tx, firstKept, MOST_CHARGES));
    } while (gone == MOST_CHARGES);
  }

  private void closeMeters(List<UUID> ids, LocalDate firstKept) {
    List<SessionKey> gone;
    do {
      gone = store.across(ids, tx -> Closings.meters(tx, firstKept, MOST_METERS));
      remembered.forget(gone);
    } while (gone.size() == MOST_METERS);
  }
}
