package byway.commerce.vouchers;

import byway.commerce.vouchers.api.Voucher;
import byway.commerce.vouchers.api.VoucherState;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The single vouchers, as rows. */
final class VoucherRows {
  private static final String SELECT =
      """
      select v.voucher_id as id, v.batch_id, v.number, v.letters, b.bytes, b.expires_at,
        v.account_id, v.used_at, v.granted, v.voided_at
      from vouchers v join batches b on b.batch_id = v.batch_id
      """;

  private VoucherRows() {}

  /** A voucher with what only this service knows. */
  record Row(
      UUID id,
      UUID batchId,
      int number,
      String letters,
      long bytes,
      @Nullable Instant expiresAt,
      @Nullable UUID accountId,
      @Nullable Instant usedAt,
      boolean granted,
      @Nullable Instant voidedAt) {
    Voucher at(Instant now) {
      return new Voucher(
          id, batchId, number, letters, bytes, state(now), expiresAt, accountId, usedAt);
    }

    private VoucherState state(Instant now) {
      if (accountId != null) {
        return VoucherState.USED;
      }
      if (voidedAt != null) {
        return VoucherState.VOID;
      }
      return expiresAt != null && !expiresAt.isAfter(now)
          ? VoucherState.EXPIRED
          : VoucherState.UNUSED;
    }
  }

  /** One to be kept. */
  record NewVoucher(UUID id, int number, String letters, byte[] hash) {}

  static void add(Tx tx, UUID tenantId, UUID batchId, List<NewVoucher> vouchers) {
    var batch =
        tx.batch(
            """
            insert into vouchers (tenant_id, voucher_id, batch_id, number, letters, code_hash)
            values (:tenant, :id, :batch, :number, :letters, :hash)
            """);
    for (var voucher : vouchers) {
      batch
          .bind("tenant", tenantId)
          .bind("id", voucher.id())
          .bind("batch", batchId)
          .bind("number", voucher.number())
          .bind("letters", voucher.letters())
          .bind("hash", voucher.hash())
          .add();
    }
    batch.execute();
  }

  /**
   * The voucher of a code that is kept as one of these, locked, so that of two who use it at once
   * one is first.
   */
  static Optional<Row> lock(Tx tx, List<byte[]> hashes) {
    return hashes.stream().flatMap(hash -> lock(tx, hash).stream()).findFirst();
  }

  private static Optional<Row> lock(Tx tx, byte[] hash) {
    return tx.query(SELECT + "where v.code_hash = :hash for update of v")
        .bind("hash", hash)
        .mapTo(Row.class)
        .findOne();
  }

  static Optional<Row> find(Tx tx, UUID id) {
    return tx.query(SELECT + "where v.voucher_id = :id").bind("id", id).mapTo(Row.class).findOne();
  }

  static List<Row> inBatch(Tx tx, UUID batchId, int after, int most) {
    return tx.query(
            SELECT
                + "where v.batch_id = :batch and v.number > :after order by v.number limit :most")
        .bind("batch", batchId)
        .bind("after", after)
        .bind("most", most)
        .mapTo(Row.class)
        .list();
  }

  static List<Row> beginning(Tx tx, String letters, int most) {
    return tx.query(SELECT + "where v.letters = :letters order by v.voucher_id desc limit :most")
        .bind("letters", letters)
        .bind("most", most)
        .mapTo(Row.class)
        .list();
  }

  static void use(Tx tx, UUID id, UUID accountId, Instant now) {
    tx.update("update vouchers set account_id = :account, used_at = :now where voucher_id = :id")
        .bind("account", accountId)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /** Whether it was not granted before. */
  static boolean granted(Tx tx, UUID id) {
    return tx.update("update vouchers set granted = true where voucher_id = :id and not granted")
            .bind("id", id)
            .execute()
        == 1;
  }

  private static final String VOID =
      """
      update vouchers set voided_at = :now, void_reason = :reason, voided_by = :by
      where account_id is null and voided_at is null and
      """;

  static int voidBatch(Tx tx, UUID batchId, String reason, @Nullable UUID by, Instant now) {
    return voided(tx, "batch_id = :id", batchId, reason, by, now);
  }

  static int voidOne(Tx tx, UUID id, String reason, @Nullable UUID by, Instant now) {
    return voided(tx, "voucher_id = :id", id, reason, by, now);
  }

  private static int voided(
      Tx tx, String which, UUID id, String reason, @Nullable UUID by, Instant now) {
    return tx.update(VOID + which)
        .bind("now", now)
        .bind("reason", reason)
        .bind("by", by)
        .bind("id", id)
        .execute();
  }
}
