package byway.people.identity;

import byway.kit.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Apps that give codes, and recovery codes. */
final class KeptFactors {
  private KeptFactors() {}

  /**
   * One person's app.
   *
   * @param provenAt when a code of it was given first; none before, and so long it counts nothing
   * @param lastStep of which a code was taken
   */
  record Kept(byte[] seed, Instant begunAt, @Nullable Instant provenAt, long lastStep) {
    boolean isOn() {
      return provenAt != null;
    }
  }

  static Optional<Kept> find(Tx tx, UUID person) {
    return tx.query("select * from second_factors where person_id = :person")
        .bind("person", person)
        .mapTo(Kept.class)
        .findOne();
  }

  static Optional<Kept> lock(Tx tx, UUID person) {
    return tx.query("select * from second_factors where person_id = :person for update")
        .bind("person", person)
        .mapTo(Kept.class)
        .findOne();
  }

  static boolean isOn(Tx tx, UUID person) {
    return find(tx, person).filter(Kept::isOn).isPresent();
  }

  /** In the place of one that was begun before; false where one counts already. */
  static boolean begin(Tx tx, UUID tenant, UUID person, byte[] seed, Instant now) {
    return tx.update(
                """
                insert into second_factors as kept (tenant_id, person_id, seed, begun_at)
                values (:tenant, :person, :seed, :now)
                on conflict (tenant_id, person_id)
                  do update set seed = :seed, begun_at = :now, last_step = 0
                  where kept.proven_at is null
                """)
            .bind("tenant", tenant)
            .bind("person", person)
            .bind("seed", seed)
            .bind("now", now)
            .execute()
        == 1;
  }

  static void prove(Tx tx, UUID person, Instant now) {
    tx.update("update second_factors set proven_at = :now where person_id = :person")
        .bind("now", now)
        .bind("person", person)
        .execute();
  }

  static void used(Tx tx, UUID person, long step) {
    tx.update("update second_factors set last_step = :step where person_id = :person")
        .bind("step", step)
        .bind("person", person)
        .execute();
  }

  static void remove(Tx tx, UUID person) {
    tx.update("delete from second_factors where person_id = :person")
        .bind("person", person)
        .execute();
    tx.update("delete from recovery_codes where person_id = :person")
        .bind("person", person)
        .execute();
  }

  static void keepCodes(Tx tx, UUID tenant, UUID person, List<byte[]> hashes) {
    tx.update("delete from recovery_codes where person_id = :person")
        .bind("person", person)
        .execute();
    for (var hash : hashes) {
      tx.update(
              """
              insert into recovery_codes (tenant_id, person_id, code_hash)
              values (:tenant, :person, :hash)
              """)
          .bind("tenant", tenant)
          .bind("person", person)
          .bind("hash", hash)
          .execute();
    }
  }

  /** Uses a recovery code up; false where it is none, or was used. */
  static boolean useCode(Tx tx, UUID person, byte[] hash) {
    return tx.update("delete from recovery_codes where person_id = :person and code_hash = :hash")
            .bind("person", person)
            .bind("hash", hash)
            .execute()
        == 1;
  }

  static int codesLeft(Tx tx, UUID person) {
    return tx.query("select count(*) from recovery_codes where person_id = :person")
        .bind("person", person)
        .mapTo(Integer.class)
        .one();
  }
}
