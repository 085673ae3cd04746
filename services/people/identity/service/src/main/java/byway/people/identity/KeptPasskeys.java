package byway.people.identity;

import byway.kit.store.Tx;
import byway.people.identity.WebAuthn.Made;
import byway.people.identity.api.Passkey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The public halves of people's passkeys. */
final class KeptPasskeys {
  /** Of one person. */
  static final int MOST = 20;

  private KeptPasskeys() {}

  /**
   * One passkey.
   *
   * @param credential what WebAuthn calls attested credential data: the authenticator's kind, the
   *     id and the public key
   */
  record Kept(
      UUID passkeyId,
      UUID personId,
      byte[] credentialId,
      byte[] credential,
      String host,
      String name,
      long counter,
      boolean isVerifying,
      boolean isBackupEligible,
      boolean isBackedUp,
      Instant addedAt,
      @Nullable Instant usedAt,
      @Nullable Instant copiedAt) {
    Passkey passkey() {
      return new Passkey(passkeyId, name, host, isBackedUp, addedAt, usedAt, copiedAt);
    }
  }

  /** False where somebody has this very key already. */
  static boolean add(
      Tx tx, UUID tenant, UUID id, UUID person, Site site, String name, Made made, Instant now) {
    return tx.update(
                """
                insert into passkeys (tenant_id, passkey_id, person_id, credential_id, credential, host,
                                      name, counter, is_verifying, is_backup_eligible, is_backed_up,
                                      added_at)
                values (:tenant, :id, :person, :credentialId, :credential, :host, :name, :counter,
                        :verifying, :eligible, :backed, :now)
                on conflict do nothing
                """)
            .bind("tenant", tenant)
            .bind("id", id)
            .bind("person", person)
            .bind("credentialId", made.credentialId())
            .bind("credential", made.credential())
            .bind("host", site.host())
            .bind("name", name)
            .bind("counter", made.counter())
            .bind("verifying", made.isVerifying())
            .bind("eligible", made.isBackupEligible())
            .bind("backed", made.isBackedUp())
            .bind("now", now)
            .execute()
        == 1;
  }

  static List<Kept> of(Tx tx, UUID person) {
    return tx.query("select * from passkeys where person_id = :person order by number")
        .bind("person", person)
        .mapTo(Kept.class)
        .list();
  }

  static Optional<Kept> byCredential(Tx tx, byte[] credentialId) {
    return tx.query("select * from passkeys where credential_id = :id")
        .bind("id", credentialId)
        .mapTo(Kept.class)
        .findOne();
  }

  /** As it is now, held until the transaction ends. */
  static Optional<Kept> lock(Tx tx, UUID id) {
    return tx.query("select * from passkeys where passkey_id = :id for update")
        .bind("id", id)
        .mapTo(Kept.class)
        .findOne();
  }

  static void used(Tx tx, UUID id, WebAuthn.Right right, Instant now) {
    tx.update(
            """
            update passkeys set counter = :counter, used_at = :now, is_backed_up = :backed,
              is_verifying = is_verifying or :verified
            where passkey_id = :id
            """)
        .bind("counter", right.counter())
        .bind("now", now)
        .bind("backed", right.isBackedUp())
        .bind("verified", right.isVerified())
        .bind("id", id)
        .execute();
  }

  static void copied(Tx tx, UUID id, Instant now) {
    tx.update("update passkeys set copied_at = :now where passkey_id = :id")
        .bind("now", now)
        .bind("id", id)
        .execute();
  }

  /** False where the person has no such key. */
  static boolean rename(Tx tx, UUID person, UUID id, String name) {
    return tx.update(
                "update passkeys set name = :name where passkey_id = :id and person_id = :person")
            .bind("name", name)
            .bind("id", id)
            .bind("person", person)
            .execute()
        == 1;
  }

  static boolean remove(Tx tx, UUID person, UUID id) {
    return tx.update("delete from passkeys where passkey_id = :id and person_id = :person")
            .bind("id", id)
            .bind("person", person)
            .execute()
        == 1;
  }

  static void removeAll(Tx tx, UUID person) {
    tx.update("delete from passkeys where person_id = :person").bind("person", person).execute();
  }

  static int count(Tx tx, UUID person) {
    return tx.query("select count(*) from passkeys where person_id = :person")
        .bind("person", person)
        .mapTo(Integer.class)
        .one();
  }
}
