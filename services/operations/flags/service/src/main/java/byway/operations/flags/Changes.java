package byway.operations.flags;

import byway.kit.store.Tx;
import byway.operations.flags.api.ChangeFlag;
import byway.operations.flags.api.FlagChange;
import byway.operations.flags.api.FlagDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was changed, and what waits for another to agree. */
final class Changes {
  /** Longer than an approval is good for. */
  static final Duration PROPOSED = Duration.ofDays(30);

  private Changes() {}

  private record Row(
      long version,
      String flagKey,
      @Nullable String before,
      String after,
      @Nullable UUID changedBy,
      String reason,
      Instant at) {
    FlagChange change() {
      return new FlagChange(
          version,
          flagKey,
          before == null ? null : Written.read(before, FlagDefinition.class),
          Written.read(after, FlagDefinition.class),
          changedBy,
          reason,
          at);
    }
  }

  /** A change that was asked for. */
  record Proposal(ChangeFlag command, UUID askedBy) {}

  static void add(Tx tx, UUID tenant, UUID id, FlagChange change) {
    var before = change.before();
    tx.update(
            """
            insert into flag_changes
              (tenant_id, version, change_id, flag_key, before, after, changed_by, reason, at)
            values (:tenant, :version, :id, :key, :before::jsonb, :after::jsonb, :by, :reason, :at)
            """)
        .bind("tenant", tenant)
        .bind("version", change.version())
        .bind("id", id)
        .bind("key", change.key())
        .bind("before", before == null ? null : Written.of(before))
        .bind("after", Written.of(change.after()))
        .bind("by", change.by())
        .bind("reason", change.reason())
        .bind("at", change.at())
        .execute();
  }

  static boolean isDone(Tx tx, UUID id) {
    return tx.query("select exists (select from flag_changes where change_id = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  static List<FlagChange> before(Tx tx, String key, long version, int most) {
    return tx
        .query(
            """
            select version, flag_key, before, after, changed_by, reason, at from flag_changes
            where flag_key = :key and version < :version order by version desc limit :most
            """)
        .bind("key", key)
        .bind("version", version)
        .bind("most", most)
        .mapTo(Row.class)
        .stream()
        .map(Row::change)
        .toList();
  }

  static void propose(Tx tx, UUID tenant, ChangeFlag command, UUID by, Instant now) {
    tx.update(
            """
            insert into proposals
              (tenant_id, proposal_id, flag_key, definition, over, reason, asked_by, asked_at)
            values (:tenant, :id, :key, :definition::jsonb, :over, :reason, :by, :now)
            on conflict do nothing
            """)
        .bind("tenant", tenant)
        .bind("id", command.id())
        .bind("key", command.key())
        .bind("definition", Written.of(command.definition()))
        .bind("over", command.over())
        .bind("reason", command.reason())
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  static Optional<Proposal> proposal(Tx tx, UUID id) {
    return tx.query("select * from proposals where proposal_id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Proposal(
                    new ChangeFlag(
                        id,
                        row.getString("flag_key"),
                        Written.read(row.getString("definition"), FlagDefinition.class),
                        row.getLong("over"),
                        row.getString("reason")),
                    row.getObject("asked_by", UUID.class)))
        .findOne();
  }

  static int forgetProposals(Tx tx, Instant before, int most) {
    return tx.update(
            """
            delete from proposals where (tenant_id, proposal_id) in (
              select tenant_id, proposal_id from proposals where asked_at < :before limit :most)
            """)
        .bind("before", before)
        .bind("most", most)
        .execute();
  }
}
