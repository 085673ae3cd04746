package byway.network.accesspoints;

import byway.contracts.tenants.AllTenants;
import byway.contracts.tenants.Tenants;
import byway.kit.platform.Chore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Forgets accounting sessions that are long over. */
@Singleton
final class TidyAccounting implements Chore {
  private static final int MOST = 10_000;

  private final AccessPointsStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  TidyAccounting(AccessPointsStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  /** At most {@value #MOST} of each hundred operators. */
  @Override
  public void run() {
    AllTenants.idsByPage(tenants, this::tidy);
  }

  private void tidy(List<UUID> of) {
    var before = clock.instant().minus(Accounting.KEPT);
    var unused =
        store.<Boolean>across(
            of,
            tx -> {
              Accounting.forget(tx, before, MOST);
              Tallies.forget(tx, before, MOST);
              return true;
            });
  }
}
