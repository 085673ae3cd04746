package byway.operations.installation;

import byway.kit.store.Tx;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one row of the set-up. */
record SetUpRow(
    byte @Nullable [] tokenHash,
    byte @Nullable [] draft,
    @Nullable String origin,
    @Nullable Instant doneAt) {

  boolean isDone() {
    return doneAt != null;
  }

  static SetUpRow read(Tx tx) {
    return read(tx, "");
  }

  /** One that nobody else changes until this transaction has ended. */
  static SetUpRow lock(Tx tx) {
    return read(tx, " for update");
  }

  private static SetUpRow read(Tx tx, String how) {
    return tx.query("select token_hash, draft, origin, done_at from set_up" + how)
        .map(
            (row, context) ->
                new SetUpRow(
                    row.getBytes("token_hash"),
                    row.getBytes("draft"),
                    row.getString("origin"),
                    instant(row.getTimestamp("done_at"))))
        .one();
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }

  static void keepToken(Tx tx, byte[] hash) {
    tx.update("update set_up set token_hash = :hash").bind("hash", hash).execute();
  }

  static void keepDraft(Tx tx, byte[] draft) {
    tx.update("update set_up set draft = :draft").bind("draft", draft).execute();
  }

  static void end(Tx tx, @Nullable String origin, Instant at) {
    tx.update(
            """
            update set_up set token_hash = null, draft = null, origin = coalesce(:origin, origin),
              done_at = coalesce(done_at, :at)
            """)
        .bind("origin", origin)
        .bind("at", Timestamp.from(at))
        .execute();
  }
}
