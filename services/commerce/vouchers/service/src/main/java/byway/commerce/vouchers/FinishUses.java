package byway.commerce.vouchers;

import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.platform.SetAside;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;

/** Grants what a process that ended in between has left, and forgets old guesses. */
@Singleton
final class FinishUses implements Chore {
  private static final String KIND = "a voucher's data";
  private static final int MOST = 100;
  private static final int MOST_FORGOTTEN = 10_000;

  /** Longer than a use takes, so that nobody is overtaken who is still at it. */
  private static final Duration LATE = Duration.ofSeconds(15);

  private final VouchersStore store;
  private final UseVoucher useVoucher;
  private final Tenants tenants;
  private final SetAside aside;
  private final InstantSource clock;

  FinishUses(
      VouchersStore store,
      UseVoucher useVoucher,
      Tenants tenants,
      SetAside aside,
      InstantSource clock) {
    this.store = store;
    this.useVoucher = useVoucher;
    this.tenants = tenants;
    this.aside = aside;
    this.clock = clock;
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(15);
  }

  @Override
  public void run() {
    AllTenants.idsByPage(tenants, this::finish);
  }

  void finish(Collection<UUID> of) {
    var now = clock.instant();
    int most = MOST + aside.rows(KIND);
    var late =
        store.across(
            of,
            tx -> {
              VouchersStore.GUESSES.forget(tx, now, MOST_FORGOTTEN);
              return VoucherRows.unfinished(tx, now.minus(LATE), most);
            });
    aside.each(
        late,
        one -> new SetAside.Row(KIND, one.tenantId(), one.id()),
        one -> Context.platform(one.tenantId()).run(() -> finish(one.id())));
  }

  private void finish(UUID id) {
    useVoucher.grant(store.read(tx -> VoucherRows.find(tx, id)).orElseThrow());
  }
}
