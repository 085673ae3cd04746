package byway.charging.balances;

import byway.charging.balances.api.Offer;
import byway.kit.platform.SetAside;
import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Frees what is reserved for sessions that were ended from here and whose hotspots stay silent:
 * after an hour, and as soon as a minute after where the customer has nothing else for a session
 * that is there.
 */
@Singleton
class FreeLostMeters implements Worker {
  /** So often because somebody may stand there and wait for it. */
  private static final RecurringTask FREE =
      RecurringTask.every("free-lost-meters", Duration.ofSeconds(10));

  static final Duration PATIENCE = Duration.ofHours(1);

  private static final String KIND = "what a lost session holds";

  /**
   * A hotspot that is there has said its last word by then: it is told at once, and tells often.
   */
  static final Duration PATIENCE_WHEN_MISSED = Duration.ofMinutes(1);

  private static final int MOST = 500;
  private static final int MOST_OF_AN_ACCOUNT = 100;

  private final BalancesStore store;
  private final Tenants tenants;
  private final Slices slices;
  private final ChargingCache remembered;
  private final SetAside aside;
  private final InstantSource clock;

  FreeLostMeters(
      BalancesStore store,
      Tenants tenants,
      Slices slices,
      ChargingCache remembered,
      SetAside aside,
      InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.slices = slices;
    this.remembered = remembered;
    this.aside = aside;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(FREE, this::run);
  }

  /** At most {@value #MOST} of each kind, of each hundred operators. */
  void run() {
    AllTenants.idsByPage(tenants, this::free);
  }

  void free(List<UUID> ids) {
    var now = clock.instant();
    var lost = now.minus(PATIENCE);
    int most = MOST + aside.rows(KIND);
    free(store.across(ids, tx -> Meters.lost(tx, lost, most)), account -> true);
    var silent = now.minus(PATIENCE_WHEN_MISSED);
    free(
        store.across(ids, tx -> Meters.lostAndMissed(tx, silent, Offer.LEAST_AHEAD_BYTES, most)),
        Account::isHeldByOthers);
  }

  private void free(List<SessionKey> sessions, Predicate<Account> isNeeded) {
    aside.each(
        sessions,
        key -> new SetAside.Row(KIND, key.tenantId(), key.sessionId()),
        key -> freeOne(key, isNeeded));
  }

  private void freeOne(SessionKey key, Predicate<Account> isNeeded) {
    long slice = slices.of(key.tenantId());
    var freed =
        store.<MeterRow>across(
            List.of(key.tenantId()), tx -> free(tx, key, slice, isNeeded, clock.instant()));
    remembered.forget(List.of(key));
    remembered.forget(freed.accountKey());
  }

  private static MeterRow free(
      Tx tx, SessionKey key, long slice, Predicate<Account> isNeeded, Instant now)
      throws SQLException {
    var found = Meters.find(tx, key).orElseThrow();
    var account = Accounts.lock(tx, found.accountKey());
    if (isNeeded.test(account)) {
      free(tx, account, List.of(Meters.lock(tx, key).orElseThrow()), slice, now);
    }
    return found;
  }

  private static void free(Tx tx, Account account, List<MeterRow> meters, long slice, Instant now)
      throws SQLException {
    meters.forEach(meter -> account.close(meter, now));
    Meters.save(tx, meters);
    Accounts.save(tx, List.of(account));
    // Those raised here that are remembered are found to be old, and read again.
    var unused = RaiseCeilings.of(tx, account, slice, now);
  }

  /**
   * Frees what lost sessions of this account hold, where another is about to be opened or offered
   * and would find next to nothing. The account is locked by the caller, and saved here.
   *
   * @return the sessions whose meters have changed
   */
  static List<SessionKey> forAnother(Tx tx, Account account, Instant now, long slice)
      throws SQLException {
    if (!account.isHeldByOthers()) {
      return List.of();
    }
    var lost =
        Meters.lostOf(tx, account.key(), now.minus(PATIENCE_WHEN_MISSED), MOST_OF_AN_ACCOUNT);
    if (!lost.isEmpty()) {
      free(tx, account, lost, slice, now);
    }
    return lost.stream().map(MeterRow::key).toList();
  }
}
