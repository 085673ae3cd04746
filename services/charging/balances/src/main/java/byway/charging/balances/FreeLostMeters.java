package byway.charging.balances;

import byway.contracts.tenants.AllTenants;
import byway.contracts.tenants.Tenants;
import byway.kit.platform.Chore;
import byway.kit.store.Tx;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Frees what is reserved for sessions that were ended from here and whose hotspots stay silent. */
@Singleton
class FreeLostMeters implements Chore {
  static final Duration PATIENCE = Duration.ofHours(1);
  private static final int MOST = 500;

  private final BalancesStore store;
  private final Tenants tenants;
  private final Slices slices;
  private final Remembered remembered;
  private final InstantSource clock;

  FreeLostMeters(
      BalancesStore store,
      Tenants tenants,
      Slices slices,
      Remembered remembered,
      InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.slices = slices;
    this.remembered = remembered;
    this.clock = clock;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  /** At most {@value #MOST} of each hundred operators. */
  @Override
  public void run() {
    AllTenants.idsByPage(tenants, this::free);
  }

  void free(List<UUID> ids) {
    var before = clock.instant().minus(PATIENCE);
    for (var key : store.<List<SessionKey>>across(ids, tx -> Meters.lost(tx, before, MOST))) {
      long slice = slices.of(key.tenantId());
      var freed = store.<MeterRow>across(List.of(key.tenantId()), tx -> free(tx, key, slice));
      remembered.forget(List.of(key));
      remembered.forget(freed.tenantId, freed.accountId, List.of());
    }
  }

  private static MeterRow free(Tx tx, SessionKey key, long slice) throws SQLException {
    var found = Meters.find(tx, key.sessionId()).orElseThrow();
    var account = Accounts.lock(tx, key.tenantId(), found.accountId);
    var meter = Meters.find(tx, key.sessionId()).orElseThrow();
    account.close(meter);
    Meters.save(tx, List.of(meter));
    Accounts.save(tx, List.of(account));
    // Those raised here that are remembered are found to be old, and read again.
    var unused = RaiseCeilings.of(tx, account, slice);
    return meter;
  }
}
