package byway.operations.audit;

import byway.kit.context.Context;
import byway.kit.filters.ListQuery;
import byway.kit.json.Json;
import byway.kit.store.Tx;
import byway.kit.values.Page;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Actor;
import byway.operations.audit.api.Chain;
import byway.operations.audit.api.Change;
import byway.operations.audit.api.Outcome;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The acts of an operator, each holding the hash of the one before. */
final class AuditRows {
  /** Of before acts said who did them, those of nobody were the platform's. */
  private static final String COLUMNS =
      """
      select number, form, at,
        case when form = 1 and done_by is null then 'PLATFORM' else kind end as kind, done_by as by,
        role, act, call, subject, outcome, code, reason, changes, trace, hash from acts
      """;

  private AuditRows() {}

  /**
   * Where the chain ends.
   *
   * @param seal empty where it was written before there were seals
   */
  record Head(long number, String hash, String seal) {}

  /** As the database has it. */
  record Row(
      long number,
      int form,
      Instant at,
      Actor kind,
      @Nullable UUID by,
      String role,
      String act,
      String call,
      String subject,
      Outcome outcome,
      String code,
      String reason,
      String changes,
      String trace,
      String hash) {
    Act read() {
      return new Act(
          number,
          form,
          at,
          kind,
          by,
          role,
          act,
          call,
          subject,
          outcome,
          code,
          reason,
          parsed(changes),
          trace,
          hash);
    }
  }

  private static List<Change> parsed(String json) {
    try {
      return Json.MAPPER.readValue(json, new TypeReference<List<Change>>() {});
    } catch (JsonProcessingException e) {
      return List.of(); // changed behind our back: the hash tells
    }
  }

  static Head head(Tx tx) {
    return tx.query("select number, hash, seal from heads")
        .mapTo(Head.class)
        .findOne()
        .orElse(new Head(0, Chain.BEGINNING, ""));
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

  /** Puts these behind the last one, in their order; what it says of its place is not looked at. */
  static List<Act> add(Tx tx, UUID tenantId, Head head, Map<UUID, Act> acts, Seals seals) {
    var batch =
        tx.batch(
            """
            insert into acts (tenant_id, number, act_key, form, at, kind, done_by, role, act, call,
              subject, outcome, code, reason, changes, trace, hash)
            values (:tenant, :number, :key, :form, :at, :kind, :by, :role, :act, :call, :subject,
              :outcome, :code, :reason, :changes, :trace, :hash)
            """);
    var chained = new Chained(tenantId, head.number(), head.hash());
    acts.forEach(
        (key, given) -> {
          var act = chained.next(given);
          batch
              .bind("tenant", tenantId)
              .bind("number", act.number())
              .bind("key", key)
              .bind("form", act.form())
              .bind("at", act.at())
              .bind("kind", act.kind())
              .bind("by", act.by())
              .bind("role", act.role())
              .bind("act", act.act())
              .bind("call", act.call())
              .bind("subject", act.subject())
              .bind("outcome", act.outcome())
              .bind("code", act.code())
              .bind("reason", act.reason())
              .bind("changes", json(act.changes()))
              .bind("trace", act.trace())
              .bind("hash", act.hash())
              .add();
        });
    batch.execute();
    tx.update("update heads set number = :number, hash = :hash, seal = :seal")
        .bind("seal", seals.of(tenantId, chained.number(), chained.hash()))
        .bind("number", chained.number())
        .bind("hash", chained.hash())
        .execute();
    return chained.all();
  }

  private static String json(List<Change> changes) {
    try {
      return Json.MAPPER.writeValueAsString(changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Optional<Act> byKey(Tx tx, UUID key) {
    return tx.query(COLUMNS + "where act_key = :key")
        .bind("key", key)
        .mapTo(Row.class)
        .findOne()
        .map(Row::read);
  }

  /** Those of the keys whose acts are written already. */
  static Set<UUID> written(Tx tx, Set<UUID> keys) {
    return new HashSet<>(
        tx.query("select act_key from acts where act_key = any (:keys)")
            .bindArray("keys", UUID.class, keys)
            .mapTo(UUID.class)
            .list());
  }

  static List<Act> before(Tx tx, long before, int most) {
    return tx
        .query(COLUMNS + "where number < :before order by number desc limit :most")
        .bind("before", before)
        .bind("most", most)
        .mapTo(Row.class)
        .stream()
        .map(Row::read)
        .toList();
  }

  static List<Act> after(Tx tx, long after, int most) {
    return tx
        .query(
            COLUMNS + "where tenant_id = :tenant and number > :after order by number limit :most")
        .bind("tenant", Context.tenantId())
        .bind("after", after)
        .bind("most", most)
        .mapTo(Row.class)
        .stream()
        .map(Row::read)
        .toList();
  }

  static Page<Act> find(Tx tx, UUID tenant, ListQuery<Row> query) {
    var page =
        query.page(tx, COLUMNS + "where tenant_id = :tenant", Map.of("tenant", tenant), Row.class);
    return new Page<>(page.items().stream().map(Row::read).toList(), page.next());
  }
}
