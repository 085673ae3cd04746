package byway.operations.audit;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.WriteAct;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The acts of an operator, each holding the hash of the one before. */
final class AuditRows {
  static final String BEGINNING = "";
  private static final String COLUMNS =
      "select number, at, done_by as by, act, subject, reason, hash from acts ";

  private AuditRows() {}

  /**
   * Where the chain ends.
   *
   * @param seal empty where it was written before there were seals
   */
  record Head(long number, String hash, String seal) {}

  static Head head(Tx tx) {
    return tx.query("select number, hash, seal from heads")
        .mapTo(Head.class)
        .findOne()
        .orElse(new Head(0, BEGINNING, ""));
  }

  static Head lock(Tx tx, UUID tenantId) {
    tx.update(
            """
            insert into heads (tenant_id, number, hash) values (:tenant, 0, '')
            on conflict do nothing
            """)
        .bind("tenant", tenantId)
        .execute();
    return tx.query("select number, hash, seal from heads for update").mapTo(Head.class).one();
  }

  static Act add(
      Tx tx,
      UUID tenantId,
      Head head,
      WriteAct command,
      @Nullable UUID by,
      Instant at,
      Seals seals) {
    long number = head.number() + 1;
    var subject = command.subject().strip();
    var reason = command.reason().strip();
    var hash = hash(head.hash(), number, at, by, command.act(), subject, reason);
    tx.update(
            """
            insert into acts (tenant_id, number, act_key, at, done_by, act, subject, reason, hash)
            values (:tenant, :number, :key, :at, :by, :act, :subject, :reason, :hash)
            """)
        .bind("tenant", tenantId)
        .bind("number", number)
        .bind("key", command.key())
        .bind("at", at)
        .bind("by", by)
        .bind("act", command.act())
        .bind("subject", subject)
        .bind("reason", reason)
        .bind("hash", hash)
        .execute();
    tx.update("update heads set number = :number, hash = :hash, seal = :seal")
        .bind("seal", seals.of(tenantId, number, hash))
        .bind("number", number)
        .bind("hash", hash)
        .execute();
    return new Act(number, at, by, command.act(), subject, reason, hash);
  }

  static Optional<Act> byKey(Tx tx, UUID key) {
    return tx.query(COLUMNS + "where act_key = :key").bind("key", key).mapTo(Act.class).findOne();
  }

  static List<Act> before(Tx tx, long before, int most) {
    return tx.query(COLUMNS + "where number < :before order by number desc limit :most")
        .bind("before", before)
        .bind("most", most)
        .mapTo(Act.class)
        .list();
  }

  static List<Act> after(Tx tx, long after, int most) {
    return tx.query(
            COLUMNS + "where tenant_id = :tenant and number > :after order by number limit :most")
        .bind("tenant", Context.tenantId())
        .bind("after", after)
        .bind("most", most)
        .mapTo(Act.class)
        .list();
  }

  static String hash(String before, Act act) {
    return hash(before, act.number(), act.at(), act.by(), act.act(), act.subject(), act.reason());
  }

  private static String hash(String before, @Nullable Object... fields) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.getBytes(StandardCharsets.UTF_8));
      for (var field : fields) {
        var text =
            field instanceof Instant at
                ? Long.toString(at.toEpochMilli())
                : Objects.toString(field);
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
