package byway.kit.outgoing;

import byway.kit.values.Recent;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** How much each tenant may call, in this process: so many a minute, and so many at once. */
final class Budgets {
  private static final int MOST = 10_000;
  private static final UUID PLATFORM = new UUID(0, 0);
  private static final double MILLIS = 60_000;

  private final Recent<UUID, Budget> tenants = new Recent<>(MOST);
  private final OutgoingSettings settings;
  private final Semaphore all;
  private final InstantSource clock;

  Budgets(OutgoingSettings settings, InstantSource clock) {
    this.settings = settings;
    this.all = new Semaphore(settings.atOnce());
    this.clock = clock;
  }

  int underWay() {
    return settings.atOnce() - all.availablePermits();
  }

  /**
   * @param tenant none where the platform calls on its own account, which has a budget like one
   */
  Budget of(@Nullable UUID tenant) {
    return tenants.of(tenant == null ? PLATFORM : tenant, id -> new Budget());
  }

  /** One tenant's; a minute's calls may be made at once, and come back evenly. */
  final class Budget {
    private final Semaphore mine = new Semaphore(settings.atOnceOfTenant());
    private double left = settings.perMinute();
    private long filledAtMillis = clock.millis();

    synchronized boolean spend() {
      long now = clock.millis();
      double back = Math.max(0, now - filledAtMillis) / MILLIS * settings.perMinute();
      left = Math.min(settings.perMinute(), left + back);
      filledAtMillis = now;
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }

    /** Room for one call until what is answered is run; none where there is no room. */
    Optional<Runnable> enter() {
      if (!mine.tryAcquire()) {
        return Optional.empty();
      }
      if (!all.tryAcquire()) {
        mine.release();
        return Optional.empty();
      }
      return Optional.of(
          () -> {
            mine.release();
            all.release();
          });
    }
  }
}
