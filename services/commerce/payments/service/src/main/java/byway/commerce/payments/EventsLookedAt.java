package byway.commerce.payments;

import byway.kit.store.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** What was done about events that the processor was asked for; for every process the same. */
final class EventsLookedAt {
  private static final int MOST_FORGOTTEN = 10_000;

  private EventsLookedAt() {}

  /** Those of these with which nothing is left to be done. */
  static Set<String> done(Tx tx, Collection<String> ids) {
    return tx.query("select event_id from looked_at_events where event_id = any (:ids) and is_done")
        .bindArray("ids", String.class, ids.toArray())
        .mapTo(String.class)
        .set();
  }

  /**
   * @param of what the names of the account's events begin with; empty for the installation's,
   *     whose have no such beginning
   */
  static boolean isAnyLeft(Tx tx, String of) {
    return tx.query(
            """
            select exists (select from looked_at_events where not is_done
              and case when :of = '' then position('/' in event_id) = 0
                else starts_with(event_id, :of) end)
            """)
        .bind("of", of)
        .mapTo(Boolean.class)
        .one();
  }

  static void done(Tx tx, String id, Instant now) {
    var unused = note(tx, id, 0, true, now);
  }

  /**
   * It could not be looked at.
   *
   * @param tries one; none where it was not its own fault
   * @return how often it was tried
   */
  static int failed(Tx tx, String id, int tries, Instant now) {
    return note(tx, id, tries, false, now);
  }

  private static int note(Tx tx, String id, int tries, boolean isDone, Instant now) {
    return tx.query(
            """
            insert into looked_at_events as known (event_id, tries, is_done, looked_at)
            values (:id, :tries, :done, :now)
            on conflict (event_id) do update set tries = known.tries + excluded.tries,
              is_done = excluded.is_done, looked_at = excluded.looked_at
            returning tries
            """)
        .bind("id", id)
        .bind("tries", tries)
        .bind("done", isDone)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  /** Some of those that the processor tells no more. */
  static void forget(Tx tx, Instant before) {
    tx.update(
            """
            delete from looked_at_events where event_id in (
              select event_id from looked_at_events where looked_at < :before limit :most)
            """)
        .bind("before", before)
        .bind("most", MOST_FORGOTTEN)
        .execute();
  }
}
