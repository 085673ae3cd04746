package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.Optional;

/** Addresses that mail came back from for good: more of it would cost the sender its good name. */
final class Bouncing {
  private Bouncing() {}

  static void add(Tx tx, String address, String words, Instant now) {
    tx.update(
            """
            insert into bouncing (tenant_id, address, since, words)
            values (:tenant, :address, :now, :words)
            on conflict (tenant_id, address) do update set words = excluded.words
            """)
        .bind("tenant", Context.tenantId())
        .bind("address", address)
        .bind("now", now)
        .bind("words", words)
        .execute();
  }

  /** What was said when mail to it came back; none where none did. */
  static Optional<String> words(Tx tx, String address) {
    return tx.query("select words from bouncing where address = :address")
        .bind("address", address)
        .mapTo(String.class)
        .findOne();
  }

  static void remove(Tx tx, String address) {
    tx.update("delete from bouncing where address = :address").bind("address", address).execute();
  }
}
