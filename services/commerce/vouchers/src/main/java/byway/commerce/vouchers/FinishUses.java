package byway.commerce.vouchers;

import byway.contracts.tenants.Tenant;
import byway.contracts.tenants.Tenants;
import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Grants what a process that ended in between has left, and forgets old guesses. */
@Singleton
final class FinishUses implements Chore {
  private static final Logger LOG = Logger.getLogger(FinishUses.class);
  private static final int MOST = 100;
  private static final int MOST_FORGOTTEN = 10_000;

  /** Longer than a use takes, so that nobody is overtaken who is still at it. */
  private static final Duration LATE = Duration.ofSeconds(15);

  private final VouchersStore store;
  private final UseVoucher useVoucher;
  private final Tenants tenants;
  private final InstantSource clock;

  FinishUses(VouchersStore store, UseVoucher useVoucher, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.useVoucher = useVoucher;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(15);
  }

  @Override
  public void run() {
    @Nullable String cursor = null;
    do {
      var page = tenants.list(Page.MOST, cursor);
      finish(page.items().stream().map(Tenant::id).toList());
      cursor = page.next();
    } while (cursor != null);
  }

  void finish(Collection<UUID> of) {
    var now = clock.instant();
    var late =
        store.across(
            of,
            tx -> {
              forget(tx, now);
              return Slips.unfinished(tx, now.minus(LATE), MOST);
            });
    for (var each : late) {
      try {
        Context.platform(each.tenantId()).run(() -> finish(each.id()));
      } catch (RuntimeException e) {
        LOG.warnf(e, "voucher %s is not granted yet", each.id());
      }
    }
  }

  private void finish(UUID id) {
    useVoucher.grant(store.read(tx -> Slips.find(tx, id)).orElseThrow());
  }

  private static void forget(Tx tx, Instant now) {
    tx.update(
            """
            delete from guesses where (tenant_id, guesser) in (
              select tenant_id, guesser from guesses where last_at < :before
              order by last_at limit :most for update skip locked)
            """)
        .bind("before", now.minus(Guesses.KEPT))
        .bind("most", MOST_FORGOTTEN)
        .execute();
  }
}
