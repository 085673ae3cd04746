package byway.kit.incoming;

import byway.kit.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that were believed and could not be handled, kept with what is needed to try again. */
final class FailedEvents {
  private static final int MOST_LISTED = 100;
  private static final int MOST_REMOVED = 1_000;

  private static final String SET_ASIDE =
      """
      select event_id, body, tenant_id, failure, attempts, first_at, last_at
      from failed_events
      where source = :source and attempts >= :attempts
        and (cast(:tenant as uuid) is null or tenant_id is null or tenant_id = :tenant)
      """;

  private FailedEvents() {}

  /**
   * One of them.
   *
   * @param tenantId whose it is; none where it broke before that was known
   * @param failure the kind of it, never its words, which may quote what is personal
   */
  record Failed(
      String eventId,
      byte[] body,
      @Nullable UUID tenantId,
      String failure,
      int attempts,
      Instant firstAt,
      Instant lastAt) {}

  /** How often it has failed now. */
  static int add(
      Tx tx,
      String source,
      String eventId,
      byte[] body,
      @Nullable UUID tenantId,
      RuntimeException failure,
      Instant now) {
    return tx.query(
            """
            insert into failed_events
              (source, event_id, body, tenant_id, failure, attempts, first_at, last_at)
            values (:source, :event, :body, :tenant, :failure, 1, :now, :now)
            on conflict (source, event_id) do update
              set attempts = failed_events.attempts + 1, failure = excluded.failure,
                tenant_id = coalesce(excluded.tenant_id, failed_events.tenant_id),
                last_at = excluded.last_at
            returning attempts
            """)
        .bind("source", source)
        .bind("event", eventId)
        .bind("body", body)
        .bind("tenant", tenantId)
        .bind("failure", failure.getClass().getSimpleName())
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  static boolean remove(Tx tx, String source, String eventId) {
    return tx.update("delete from failed_events where source = :source and event_id = :event")
            .bind("source", source)
            .bind("event", eventId)
            .execute()
        == 1;
  }

  static int removeOld(Tx tx, String source, Instant before) {
    return tx.update(
            """
            delete from failed_events where (source, event_id) in (
              select source, event_id from failed_events
              where source = :source and last_at < :before limit :most)
            """)
        .bind("source", source)
        .bind("before", before)
        .bind("most", MOST_REMOVED)
        .execute();
  }

  /** Those of one tenant and of nobody who is known; of all where none is said. */
  static List<Failed> setAside(Tx tx, String source, int attempts, @Nullable UUID tenantId) {
    return tx.query(SET_ASIDE + " order by first_at, event_id limit :most")
        .bind("source", source)
        .bind("attempts", attempts)
        .bind("tenant", tenantId)
        .bind("most", MOST_LISTED)
        .mapTo(Failed.class)
        .list();
  }

  /** One of them, of this tenant or of nobody who is known; whosever it is where none is said. */
  static Optional<Failed> setAside(
      Tx tx, String source, String eventId, int attempts, @Nullable UUID tenantId) {
    return tx.query(SET_ASIDE + " and event_id = :event")
        .bind("source", source)
        .bind("attempts", attempts)
        .bind("tenant", tenantId)
        .bind("event", eventId)
        .mapTo(Failed.class)
        .findOne();
  }
}
