package byway.people.identity;

import byway.kit.store.Tx;
import byway.people.identity.api.SignInWay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sign-ins of which the first half is proven: ten minutes, five guesses at the second. */
final class HalfSignIns {
  private static final Duration GOOD = Duration.ofMinutes(10);
  private static final int MOST_GUESSES = 5;

  private HalfSignIns() {}

  /** Who owes a second factor, and by what the first half was proven. */
  record Half(UUID personId, SignInWay way) {}

  /** The ticket to go on with. */
  static String add(Tx tx, UUID tenant, UUID person, SignInWay way, Instant now) {
    var ticket = Secrets.token("bwh_");
    tx.update(
            """
            insert into half_sign_ins (tenant_id, ticket_hash, person_id, way, expires_at)
            values (:tenant, :hash, :person, :way, :expires)
            """)
        .bind("tenant", tenant)
        .bind("hash", Secrets.hash(ticket))
        .bind("person", person)
        .bind("way", way)
        .bind("expires", now.plus(GOOD))
        .execute();
    return ticket;
  }

  /** Counts a guess before it is tested. */
  static Optional<Half> take(Tx tx, String ticket, Instant now) {
    return tx.query(
            """
            update half_sign_ins set guesses = guesses + 1
            where ticket_hash = :hash and guesses < :most and expires_at > :now
            returning person_id, way
            """)
        .bind("hash", Secrets.hash(ticket))
        .bind("most", MOST_GUESSES)
        .bind("now", now)
        .mapTo(Half.class)
        .findOne();
  }

  static void end(Tx tx, String ticket) {
    tx.update("delete from half_sign_ins where ticket_hash = :hash")
        .bind("hash", Secrets.hash(ticket))
        .execute();
  }

  static void endAll(Tx tx, UUID person) {
    tx.update("delete from half_sign_ins where person_id = :person")
        .bind("person", person)
        .execute();
  }
}
