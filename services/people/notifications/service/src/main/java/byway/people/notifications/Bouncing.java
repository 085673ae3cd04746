package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.people.notifications.api.BouncingAddress;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

  /** Whether it was there. */
  static boolean remove(Tx tx, String address) {
    return tx.update("delete from bouncing where address = :address")
            .bind("address", address)
            .execute()
        == 1;
  }

  static List<BouncingAddress> after(Tx tx, String address, int most) {
    return tx.query(
            """
            select address, since, words from bouncing
            where address > :after order by address limit :most
            """)
        .bind("after", address)
        .bind("most", most)
        .mapTo(BouncingAddress.class)
        .list();
  }

  /** A message came back; whether there is one. The same told twice changes nothing. */
  static boolean cameBack(Tx tx, UUID key, boolean isPermanent, String words, Instant now) {
    var message = Messages.find(tx, key);
    if (message.isEmpty() || message.get().channel() != Channel.EMAIL) {
      return false;
    }
    if (isPermanent) {
      // the address that we wrote to, whatever is said: no other is marked for it
      add(tx, message.get().to(), SmtpWords.line(words), now);
    }
    return Messages.told(tx, key, MessageState.BOUNCED, words);
  }
}
