package byway.charging.balances;

import byway.charging.balances.SettleHeld.Decision;
import byway.charging.balances.SettleHeld.Outcome;
import byway.kit.settings.Settings;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What was held back so long and nobody has looked at is given back: in doubt it is the guest's.
 */
@Singleton
class GiveBackHeld implements Worker {
  private static final RecurringTask GIVE_BACK =
      RecurringTask.every("give-back-held", Duration.ofHours(1));

  private static final Logger LOG = Logger.getLogger(GiveBackHeld.class);
  static final int MOST_AT_ONCE = 200;

  /** Decisions are kept as long as the sessions they are about. */
  private static final Duration KEPT = Duration.ofDays(731);

  private final BalancesStore store;
  private final Tenants tenants;
  private final SettleHeld settle;
  private final InstantSource clock;
  private final int days;

  @Inject
  GiveBackHeld(
      BalancesStore store,
      Tenants tenants,
      SettleHeld settle,
      InstantSource clock,
      Settings settings) {
    this(store, tenants, settle, clock, settings.of(HeldSettings.class).days());
  }

  GiveBackHeld(
      BalancesStore store, Tenants tenants, SettleHeld settle, InstantSource clock, int days) {
    this.store = store;
    this.tenants = tenants;
    this.settle = settle;
    this.clock = clock;
    this.days = days;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(GIVE_BACK, this::run);
  }

  void run() {
    AllTenants.idsByPage(tenants, this::giveBack);
  }

  void giveBack(List<UUID> ids) {
    var now = clock.instant();
    int gone;
    do {
      gone =
          store.<Integer>across(ids, tx -> Settlements.forget(tx, now.minus(KEPT), MOST_AT_ONCE));
    } while (gone == MOST_AT_ONCE);
    if (days > 0) {
      giveBack(ids, now.minus(Duration.ofDays(days)));
    }
  }

  private void giveBack(List<UUID> ids, Instant before) {
    List<SessionKey> found;
    do {
      found = store.across(ids, tx -> Held.before(tx, before, MOST_AT_ONCE));
      found.stream().collect(Collectors.groupingBy(SessionKey::tenantId)).forEach(this::giveBack);
    } while (found.size() == MOST_AT_ONCE);
  }

  private void giveBack(UUID tenantId, List<SessionKey> sessions) {
    var outcome =
        store.<Outcome>across(
            List.of(tenantId),
            tx -> settle.of(tx, tenantId, sessions, new Decision(false, "rule")));
    settle.forget(sessions, outcome);
    LOG.infof("%d bytes that nobody has looked at are given back", outcome.bytes());
  }
}
