package byway.operations.flags;

import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Forgets what nobody looks at any more: old counts, and changes that nobody agreed to. */
@Singleton
final class FlagTasks implements Worker {
  static final RecurringTask FORGET = RecurringTask.every("forget-flag-uses", Duration.ofHours(6));
  private static final int MOST_FORGOTTEN = 10_000;
  private static final int MOST_ROUNDS = 20;

  private final FlagsStore store;
  private final Tenants tenants;
  private final InstantSource clock;

  FlagTasks(FlagsStore store, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(FORGET, this::forgetAll);
  }

  void forgetAll() {
    AllTenants.idsByPage(tenants, this::forget);
  }

  private void forget(List<UUID> of) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (store.<Integer>across(of, this::forget) < MOST_FORGOTTEN) {
        return;
      }
    }
  }

  private int forget(Tx tx) {
    var now = clock.instant();
    return Math.max(
        FlagUses.forget(tx, LocalDate.ofInstant(now, ZoneOffset.UTC), MOST_FORGOTTEN),
        Changes.forgetProposals(tx, now.minus(Changes.PROPOSED), MOST_FORGOTTEN));
  }
}
