package byway.people.identity;

import byway.kit.store.Tx;
import byway.people.identity.api.ProviderLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** As whom a provider knows members of staff. */
final class ProviderLinks {
  private ProviderLinks() {}

  static Optional<UUID> find(Tx tx, String issuer, String subject) {
    return tx.query(
            "select person_id from provider_links where issuer = :issuer and subject = :subject")
        .bind("issuer", issuer)
        .bind("subject", subject)
        .mapTo(UUID.class)
        .findOne();
  }

  /** False where somebody has this subject, or the person another one. */
  static boolean add(Tx tx, UUID tenant, String issuer, String subject, UUID person, Instant now) {
    return tx.update(
                """
                insert into provider_links (tenant_id, issuer, subject, person_id, linked_at, used_at)
                values (:tenant, :issuer, :subject, :person, :now, :now) on conflict do nothing
                """)
            .bind("tenant", tenant)
            .bind("issuer", issuer)
            .bind("subject", subject)
            .bind("person", person)
            .bind("now", now)
            .execute()
        == 1;
  }

  static void used(Tx tx, String issuer, String subject, Instant now) {
    tx.update(
            """
            update provider_links set used_at = :now where issuer = :issuer and subject = :subject
            """)
        .bind("now", now)
        .bind("issuer", issuer)
        .bind("subject", subject)
        .execute();
  }

  static List<ProviderLink> of(Tx tx, UUID person) {
    return tx.query(
            """
            select issuer, linked_at, used_at from provider_links
            where person_id = :person order by linked_at
            """)
        .bind("person", person)
        .mapTo(ProviderLink.class)
        .list();
  }

  static void forget(Tx tx, UUID person) {
    tx.update("delete from provider_links where person_id = :person")
        .bind("person", person)
        .execute();
  }
}
