package byway.commerce.payments;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Up to where the processor's events were read, kept over restarts. They come newest first, and all
 * of a time may be more than are read in one go: so it is noted where to go on.
 *
 * @param until all before was read; none where nothing was ever read
 * @param since what is being read began then; none where nothing is
 * @param begunAt when reading of it began, so up to when all is read once it is through
 * @param afterEvent the last that was read
 */
record EventsRead(
    @Nullable Instant until,
    @Nullable Instant since,
    @Nullable Instant begunAt,
    @Nullable String afterEvent) {

  /** Of an operator's own account, held until the transaction ends. */
  static EventsRead find(Tx tx, UUID accountId) {
    tx.update(
            """
            insert into account_events_read (tenant_id, account_id) values (:tenant, :account)
            on conflict do nothing
            """)
        .bind("tenant", Context.tenantId())
        .bind("account", accountId)
        .execute();
    return tx.query(
            """
            select until, since, begun_at, after_event from account_events_read
            where account_id = :account for update
            """)
        .bind("account", accountId)
        .mapTo(EventsRead.class)
        .one();
  }

  static void keep(Tx tx, UUID accountId, EventsRead read) {
    tx.update(
            """
            update account_events_read set until = cast(:until as timestamptz),
              since = cast(:since as timestamptz), begun_at = cast(:begun as timestamptz),
              after_event = :after
            where account_id = :account
            """)
        .bind("account", accountId)
        .bind("until", read.until())
        .bind("since", read.since())
        .bind("begun", read.begunAt())
        .bind("after", read.afterEvent())
        .execute();
  }

  /** Of the installation's account, held until the transaction ends. */
  static EventsRead find(Tx tx) {
    return tx.query("select until, since, begun_at, after_event from events_read for update")
        .mapTo(EventsRead.class)
        .one();
  }

  static void keep(Tx tx, EventsRead read) {
    tx.update(
            """
            update events_read set until = cast(:until as timestamptz),
              since = cast(:since as timestamptz), begun_at = cast(:begun as timestamptz),
              after_event = :after
            """)
        .bind("until", read.until())
        .bind("since", read.since())
        .bind("begun", read.begunAt())
        .bind("after", read.afterEvent())
        .execute();
  }
}
