package byway.commerce.vouchers;

import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Grants what a process that ended in between has left, and forgets old guesses. */
@Singleton
final class VoucherTasks implements Worker {
  static final TaskKind<VoucherToGrant> GRANT = TaskKind.of("grant-voucher", VoucherToGrant.class);

  /** Longer than a use takes, so that nobody is overtaken who is still at it. */
  static final Duration LATE = Duration.ofSeconds(15);

  static final RecurringTask FORGET = RecurringTask.every("forget-guesses", Duration.ofMinutes(15));

  /** Of a hundred operators at a time, and so often: faster than anybody is let in to make them. */
  private static final int MOST_FORGOTTEN = 10_000;

  private static final int MOST_ROUNDS = 20;

  private final VouchersStore store;
  private final UseVoucher useVoucher;
  private final Tenants tenants;
  private final InstantSource clock;

  VoucherTasks(VouchersStore store, UseVoucher useVoucher, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.useVoucher = useVoucher;
    this.tenants = tenants;
    this.clock = clock;
  }

  /** The task's payload. */
  record VoucherToGrant(UUID voucherId) {}

  @Override
  public Duties duties() {
    return new Duties(store)
        .on(GRANT, voucher -> grant(voucher.voucherId()))
        .recurring(FORGET, () -> AllTenants.idsByPage(tenants, this::forget));
  }

  /** Whoever used it may have come to its end meanwhile. */
  private void grant(UUID id) {
    var voucher = store.read(tx -> VoucherRows.find(tx, id));
    if (voucher.isPresent() && !voucher.get().granted()) {
      useVoucher.grant(voucher.get());
    }
  }

  private void forget(List<UUID> of) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      if (store.<Integer>across(of, this::forget) < MOST_FORGOTTEN) {
        return;
      }
    }
  }

  private int forget(Tx tx) {
    return VouchersStore.GUESSES.forget(tx, clock.instant(), MOST_FORGOTTEN);
  }
}
