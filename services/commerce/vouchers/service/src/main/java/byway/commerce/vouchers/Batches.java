package byway.commerce.vouchers;

import byway.commerce.vouchers.api.IssueBatch;
import byway.commerce.vouchers.api.VoucherBatch;
import byway.kit.store.Tx;
import byway.kit.values.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was issued together. */
final class Batches {
  private static final String SELECT =
      """
      select b.batch_id as id, b.label, b.count, b.bytes, b.expires_at, b.reason, b.issued_by,
        b.issued_at, b.number as place, b.key_version, u.redeemed, u.voided
      from batches b, lateral (
        select count(account_id)::int as redeemed, count(voided_at)::int as voided
        from vouchers v where v.batch_id = b.batch_id) u
      """;

  private Batches() {}

  /** A batch with its place in the order of issue. */
  record Row(
      UUID id,
      String label,
      int count,
      long bytes,
      @Nullable Instant expiresAt,
      String reason,
      @Nullable UUID issuedBy,
      Instant issuedAt,
      long place,
      int keyVersion,
      int redeemed,
      int voided) {
    VoucherBatch batch() {
      return new VoucherBatch(
          id, label, count, bytes, expiresAt, reason, issuedBy, issuedAt, redeemed, voided);
    }

    boolean isOf(IssueBatch command) {
      return count == command.count() && bytes == command.bytes();
    }
  }

  static boolean add(
      Tx tx, UUID tenantId, IssueBatch command, int keyVersion, @Nullable UUID by, Instant now) {
    return tx.update(
                """
                insert into batches (tenant_id, batch_id, label, count, bytes, expires_at, reason,
                                     issued_by, issued_at, key_version)
                values (:tenant, :id, :label, :count, :bytes, :expires, :reason, :by, :now, :version)
                on conflict do nothing
                """)
            .bind("tenant", tenantId)
            .bind("id", command.key())
            .bind("label", PlainText.trimmed(command.label()))
            .bind("count", command.count())
            .bind("bytes", command.bytes())
            .bind("expires", command.expiresAt())
            .bind("reason", PlainText.trimmed(command.reason()))
            .bind("by", by)
            .bind("now", now)
            .bind("version", keyVersion)
            .execute()
        == 1;
  }

  static Optional<Row> find(Tx tx, UUID id) {
    return tx.query(SELECT + "where b.batch_id = :id").bind("id", id).mapTo(Row.class).findOne();
  }

  static List<Row> before(Tx tx, long before, int most) {
    return tx.query(SELECT + "where b.number < :before order by b.number desc limit :most")
        .bind("before", before)
        .bind("most", most)
        .mapTo(Row.class)
        .list();
  }
}
