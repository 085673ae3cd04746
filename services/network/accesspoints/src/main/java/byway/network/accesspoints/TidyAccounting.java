package byway.network.accesspoints;

import byway.contracts.tenants.Tenant;
import byway.contracts.tenants.Tenants;
import byway.kit.platform.Chore;
import byway.kit.values.Page;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    @Nullable String cursor = null;
    do {
      var page = tenants.list(Page.MOST, cursor);
      List<UUID> of = page.items().stream().map(Tenant::id).toList();
      var before = clock.instant().minus(Accounting.KEPT);
      var unused =
          store.<Boolean>across(
              of,
              tx -> {
                Accounting.forget(tx, before, MOST);
                return true;
              });
      cursor = page.next();
    } while (cursor != null);
  }
}
