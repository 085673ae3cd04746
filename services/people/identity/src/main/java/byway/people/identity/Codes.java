package byway.people.identity;

import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One-time codes: six digits, ten minutes, five guesses, five an hour. */
final class Codes {
  static final Duration GOOD = Duration.ofMinutes(10);
  private static final int MOST_GUESSES = 5;
  private static final int MOST_AN_HOUR = 5;

  private Codes() {}

  static boolean mayHaveAnother(Tx tx, UUID personId, Instant now) {
    return tx.query("select count(*) from codes where person_id = :person and sent_at > :since")
            .bind("person", personId)
            .bind("since", now.minus(Duration.ofHours(1)))
            .mapTo(Integer.class)
            .one()
        < MOST_AN_HOUR;
  }

  static void add(Tx tx, UUID tenantId, UUID personId, String code, Instant now) {
    tx.update(
            """
            insert into codes (tenant_id, person_id, code_hash, sent_at, expires_at)
            values (:tenant, :person, :hash, :now, :expires)
            on conflict do nothing
            """)
        .bind("tenant", tenantId)
        .bind("person", personId)
        .bind("hash", Secrets.hash(personId.toString(), code))
        .bind("now", now)
        .bind("expires", now.plus(GOOD))
        .execute();
  }

  /** Whether it is the person's newest code; every try counts, and the right one ends the code. */
  static boolean redeem(Tx tx, UUID personId, String code, Instant now) {
    var newest =
        """
        (select max(sent_at) from codes where person_id = :person)
        """;
    int right =
        tx.update(
                """
                update codes set guesses = :used
                where person_id = :person and code_hash = :hash and guesses < :most
                  and expires_at > :now and sent_at = %s
                """
                    .formatted(newest))
            .bind("used", MOST_GUESSES)
            .bind("most", MOST_GUESSES)
            .bind("person", personId)
            .bind("hash", Secrets.hash(personId.toString(), code))
            .bind("now", now)
            .execute();
    if (right == 0) {
      tx.update(
              "update codes set guesses = guesses + 1 where person_id = :person and sent_at = "
                  + newest)
          .bind("person", personId)
          .execute();
    }
    return right == 1;
  }
}
