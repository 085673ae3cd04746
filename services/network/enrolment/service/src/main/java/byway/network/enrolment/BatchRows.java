package byway.network.enrolment;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Cursor;
import byway.network.enrolment.api.Batch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The batches of the tenant whose transaction it is. */
final class BatchRows {
  private static final String LIST = "batches";
  private static final String SELECT =
      """
      select batch_id as id, label, box_count as count, taken_in_at,
        (select count(*) from expected e where e.tenant_id = b.tenant_id
          and e.batch_id = b.batch_id and (e.owner_id is not null or e.claimed_at is not null))
          as claimed,
        (select count(*) from expected e where e.tenant_id = b.tenant_id
          and e.batch_id = b.batch_id and e.box_id is not null) as come
      from batches b
      """;

  private BatchRows() {}

  /** Where a page begins. */
  record Place(Instant takenInAt, UUID id) {
    static Place read(String cursor) {
      return Cursor.read(LIST, cursor, place -> new Place(place.moment(), place.id()));
    }

    static String cursor(Batch batch) {
      return Cursor.of(LIST, batch.takenInAt(), batch.id());
    }
  }

  /** Whether that is news. */
  static boolean add(Tx tx, UUID id, String label, int count, Instant now) {
    return tx.update(
                """
                insert into batches (tenant_id, batch_id, label, box_count, taken_in_at)
                values (:tenant, :id, :label, :count, :now) on conflict do nothing
                """)
            .bind("tenant", Context.tenantId())
            .bind("id", id)
            .bind("label", label)
            .bind("count", count)
            .bind("now", now)
            .execute()
        == 1;
  }

  static Optional<Batch> find(Tx tx, UUID id) {
    return tx.query(SELECT + "where batch_id = :id").bind("id", id).mapTo(Batch.class).findOne();
  }

  static List<Batch> page(Tx tx, @Nullable Place after, int most) {
    var query =
        tx.query(
                SELECT
                    + (after == null ? "" : "where (taken_in_at, batch_id) < (:at, :id)")
                    + " order by taken_in_at desc, batch_id desc limit :most")
            .bind("most", most);
    if (after != null) {
      query.bind("at", after.takenInAt()).bind("id", after.id());
    }
    return query.mapTo(Batch.class).list();
  }
}
