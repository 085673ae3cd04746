package byway.commerce.vouchers;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.commerce.vouchers.VoucherTasks.VoucherToGrant;
import byway.commerce.vouchers.api.RedeemResult;
import byway.commerce.vouchers.api.RedeemResult.AlreadyUsed;
import byway.commerce.vouchers.api.RedeemResult.Expired;
import byway.commerce.vouchers.api.RedeemResult.Redeemed;
import byway.commerce.vouchers.api.RedeemResult.Throttled;
import byway.commerce.vouchers.api.RedeemResult.Unknown;
import byway.commerce.vouchers.api.RedeemResult.Voided;
import byway.commerce.vouchers.api.VoucherRedeemed;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.tasks.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns a code into bytes, once. First the voucher is marked as the account's, then the bytes are
 * granted under the voucher's id as the key, then it is marked as granted: ended at any point, the
 * same step again or {@link VoucherTasks} goes on, and no bytes are granted twice.
 */
@Singleton
final class UseVoucher {
  private final VouchersStore store;
  private final Balances balances;
  private final Codes codes;
  private final Tasks tasks;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  UseVoucher(
      VouchersStore store,
      Balances balances,
      Codes codes,
      Tasks tasks,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.balances = balances;
    this.codes = codes;
    this.tasks = tasks;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** What was found, and the voucher that is to be finished. */
  record Use(RedeemResult result, VoucherRows.@Nullable Row voucher) {}

  /**
   * @param accountId whose it becomes; none for the voucher's own account
   * @param guesser who is counted
   */
  Use of(String typed, @Nullable UUID accountId, String guesser) {
    var code = Codes.meant(typed);
    var use =
        code.isEmpty()
            ? new Use(new Unknown(true), null)
            : store.write(tx -> claim(tx, code.get(), accountId, guesser));
    var voucher = use.voucher();
    if (voucher != null && !voucher.granted()) {
      grant(voucher);
    }
    metrics.counter("byway_vouchers_used_total", "outcome", outcome(use.result())).increment();
    return use;
  }

  private Use claim(Tx tx, String code, @Nullable UUID accountId, String guesser) {
    var now = clock.instant();
    int wait = VouchersStore.GUESSES.take(tx, guesser, now);
    if (wait > 0) {
      return new Use(new Throttled(wait), null);
    }
    var found = VoucherRows.lock(tx, codes.hashes(Context.tenantId(), code));
    if (found.isEmpty()) {
      return new Use(new Unknown(false), null);
    }
    VouchersStore.GUESSES.forgive(tx, guesser);
    var voucher = found.get();
    var account = accountId == null ? voucher.id() : accountId;
    var refused = refused(voucher, account, now);
    if (refused.isPresent()) {
      return new Use(
          refused.get(), voucher.granted() && account.equals(voucher.accountId()) ? voucher : null);
    }
    if (voucher.accountId() == null) {
      VoucherRows.use(tx, voucher.id(), account, now);
    }
    var late = now.plus(VoucherTasks.LATE);
    tasks.put(tx, VoucherTasks.GRANT, voucher.id(), new VoucherToGrant(voucher.id()), late);
    return new Use(
        new Redeemed(voucher.id(), voucher.bytes()),
        VoucherRows.find(tx, voucher.id()).orElseThrow());
  }

  /** A use by the same account that was never finished is not refused: it goes on. */
  private static Optional<RedeemResult> refused(
      VoucherRows.Row voucher, UUID account, Instant now) {
    var usedAt = voucher.usedAt();
    if (usedAt != null) {
      boolean isTheirs = account.equals(voucher.accountId());
      return isTheirs && !voucher.granted()
          ? Optional.empty()
          : Optional.of(new AlreadyUsed(isTheirs, usedAt));
    }
    if (voucher.voidedAt() != null) {
      return Optional.of(new Voided());
    }
    var expiresAt = voucher.expiresAt();
    return expiresAt != null && !expiresAt.isAfter(now)
        ? Optional.of(new Expired(expiresAt))
        : Optional.empty();
  }

  /** The bytes, under the voucher's id; needs no transaction around it. */
  void grant(VoucherRows.Row voucher) {
    var account = voucher.accountId();
    if (account == null) {
      throw new IllegalArgumentException("nobody has used voucher " + voucher.id());
    }
    balances.grant(
        new Grant(
            voucher.id(),
            account,
            voucher.bytes(),
            GrantReason.VOUCHER,
            null,
            "Voucher " + voucher.letters()));
    store.change(
        tx -> {
          tasks.remove(tx, VoucherTasks.GRANT, voucher.id());
          if (VoucherRows.granted(tx, voucher.id())) {
            tx.publish(new VoucherRedeemed(voucher.id(), account, voucher.bytes()));
          }
        });
  }

  private static String outcome(RedeemResult result) {
    return result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
