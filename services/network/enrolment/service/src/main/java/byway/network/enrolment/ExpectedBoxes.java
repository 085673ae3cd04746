package byway.network.enrolment;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Boxes that were announced, each with what it can prove. */
final class ExpectedBoxes {
  private static final String SELECT =
      """
      select serial, batch_id, by_key, proof_hash, owner_id, name, order_reference, claimed_by,
        shown_as, claimed_at, box_id
      from expected
      """;

  private ExpectedBoxes() {}

  /**
   * A box that was announced.
   *
   * @param byKey whether its key is known beforehand, and not a token
   * @param proofHash SHA-256 of the key or of the token
   */
  record Row(
      String serial,
      UUID batchId,
      boolean byKey,
      byte[] proofHash,
      @Nullable UUID ownerId,
      String name,
      String orderReference,
      String claimedBy,
      String shownAs,
      @Nullable Instant claimedAt,
      @Nullable UUID boxId) {
    boolean isProvenBy(byte[] publicKey, String token) {
      return MessageDigest.isEqual(
          byKey ? Texts.sha256(publicKey) : Texts.sha256(token), proofHash);
    }

    /** Nobody has to come and claim it any more. */
    boolean isSomebodys() {
      return ownerId != null || claimedAt != null;
    }
  }

  static Optional<Row> find(Tx tx, String serial) {
    return tx.query(SELECT + "where serial = :serial")
        .bind("serial", serial)
        .mapTo(Row.class)
        .findOne();
  }

  static Optional<Row> withCode(Tx tx, byte[] codeHash) {
    return tx.query(SELECT + "where code_hash = :hash for update")
        .bind("hash", codeHash)
        .mapTo(Row.class)
        .findOne();
  }

  static List<Row> inBatch(Tx tx, UUID batch, String after, int most) {
    return tx.query(
            SELECT + "where batch_id = :batch and serial > :after order by serial limit :most")
        .bind("batch", batch)
        .bind("after", after)
        .bind("most", most)
        .mapTo(Row.class)
        .list();
  }

  /** Those of these that are announced already. */
  static List<String> known(Tx tx, List<String> serials) {
    return tx.query("select serial from expected where serial = any(:serials)")
        .bindArray("serials", String.class, serials)
        .mapTo(String.class)
        .list();
  }

  static void add(Tx tx, Row row, byte[] codeHash) {
    tx.update(
            """
            insert into expected (tenant_id, serial, batch_id, by_key, proof_hash, code_hash,
              owner_id, name, order_reference)
            values (:tenant, :serial, :batch, :key, :proof, :code, :owner, :name, :order)
            """)
        .bind("tenant", Context.tenantId())
        .bind("serial", row.serial())
        .bind("batch", row.batchId())
        .bind("key", row.byKey())
        .bind("proof", row.proofHash())
        .bind("code", codeHash)
        .bind("owner", row.ownerId())
        .bind("name", row.name())
        .bind("order", row.orderReference())
        .execute();
  }

  /** Somebody has claimed it by its label, before or after it came. */
  static void claim(
      Tx tx,
      String serial,
      @Nullable UUID owner,
      String name,
      String by,
      String shown,
      Instant now) {
    tx.update(
            """
            update expected
            set owner_id = :owner, name = case when :name = '' then name else :name end,
              claimed_by = :by, shown_as = :shown, claimed_at = :now
            where serial = :serial
            """)
        .bind("serial", serial)
        .bind("owner", owner)
        .bind("name", name)
        .bind("by", by)
        .bind("shown", shown)
        .bind("now", now)
        .execute();
  }

  static void came(Tx tx, String serial, UUID box) {
    tx.update("update expected set box_id = :box where serial = :serial")
        .bind("serial", serial)
        .bind("box", box)
        .execute();
  }
}
