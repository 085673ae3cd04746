package byway.kit.incoming;

import byway.kit.incoming.Plan.ObjectVersion;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.Arrays;

/**
 * Which events were taken and how new their objects were: rows of the service's own schema, written
 * in the transaction of the effect. They are about senders and their ids, of no tenant. The README
 * has the tables.
 */
final class Inbox {
  private static final int FORGOTTEN_AT_ONCE = 1_000;

  private Inbox() {}

  /** Whether an event is new. */
  enum Seen {
    NEW,
    BEFORE,
    /** Under this id something else came before. */
    OTHERWISE
  }

  /** Two at once with one id wait for each other here. */
  static Seen mark(Tx tx, String source, String eventId, byte[] digest, Instant now) {
    boolean fresh =
        tx.update(
                    """
                    insert into received_events (source, event_id, digest, received_at)
                    values (:source, :event, :digest, :now) on conflict do nothing
                    """)
                .bind("source", source)
                .bind("event", eventId)
                .bind("digest", digest)
                .bind("now", now)
                .execute()
            == 1;
    if (fresh) {
      return Seen.NEW;
    }
    var before =
        tx.query("select digest from received_events where source = :source and event_id = :event")
            .bind("source", source)
            .bind("event", eventId)
            .mapTo(byte[].class)
            .findOne();
    return before.isEmpty() || Arrays.equals(before.get(), digest) ? Seen.BEFORE : Seen.OTHERWISE;
  }

  static boolean isNewest(Tx tx, String source, ObjectVersion version, Instant now) {
    return tx.update(
                """
                insert into object_versions (source, object_id, version, changed_at)
                values (:source, :object, :version, :now)
                on conflict (source, object_id) do update
                  set version = excluded.version, changed_at = excluded.changed_at
                  where object_versions.version < excluded.version
                """)
            .bind("source", source)
            .bind("object", version.object())
            .bind("version", version.version())
            .bind("now", now)
            .execute()
        == 1;
  }

  static int forget(Tx tx, String source, Instant before) {
    return tx.update(
            """
            delete from received_events where (source, event_id) in (
              select source, event_id from received_events
              where source = :source and received_at < :before limit :most)
            """)
        .bind("source", source)
        .bind("before", before)
        .bind("most", FORGOTTEN_AT_ONCE)
        .execute();
  }
}
