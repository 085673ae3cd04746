package byway.people.identity;

import byway.kit.store.Tx;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.TokenOwner;
import byway.people.identity.api.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tokens, in families: a refresh token is good once, and its second use ends its whole family. */
final class Families {
  static final Duration ACCESS = Duration.ofMinutes(15);
  static final Duration REFRESH = Duration.ofDays(30);

  private Families() {}

  /** A token that is known, and how it stands with its family. */
  record Known(UUID familyId, UUID personId, boolean refresh, boolean revoked, Instant expiresAt) {}

  static void add(Tx tx, UUID tenantId, UUID familyId, UUID personId, Instant now) {
    tx.update(
            """
            insert into families (tenant_id, family_id, person_id, expires_at)
            values (:tenant, :family, :person, :expires)
            """)
        .bind("tenant", tenantId)
        .bind("family", familyId)
        .bind("person", personId)
        .bind("expires", now.plus(REFRESH))
        .execute();
  }

  /** The family's next pair. */
  static Tokens issue(Tx tx, UUID tenantId, UUID familyId, Instant now) {
    var tokens =
        new Tokens(
            Secrets.token("bwa_"),
            now.plus(ACCESS),
            Secrets.token("bwr_"),
            now.plus(REFRESH),
            null);
    keep(tx, tenantId, familyId, tokens.accessToken(), false, tokens.accessExpiresAt());
    keep(tx, tenantId, familyId, tokens.refreshToken(), true, tokens.refreshExpiresAt());
    tx.update("update families set expires_at = :expires where family_id = :family")
        .bind("expires", tokens.refreshExpiresAt())
        .bind("family", familyId)
        .execute();
    return tokens;
  }

  private static void keep(
      Tx tx, UUID tenantId, UUID familyId, String token, boolean refresh, Instant expiresAt) {
    tx.update(
            """
            insert into tokens (tenant_id, token_hash, family_id, refresh, expires_at)
            values (:tenant, :hash, :family, :refresh, :expires)
            """)
        .bind("tenant", tenantId)
        .bind("hash", Secrets.hash(token))
        .bind("family", familyId)
        .bind("refresh", refresh)
        .bind("expires", expiresAt)
        .execute();
  }

  /**
   * The token, with its family locked. Whether the token was used is not among the answer: a query
   * that waited for the lock sees the family as it is now, and the token as it was before.
   */
  static Optional<Known> lock(Tx tx, String token) {
    return tx.query(
            """
            select t.family_id, f.person_id, t.refresh, f.revoked, t.expires_at
            from tokens t join families f using (tenant_id, family_id)
            where t.token_hash = :hash for update of f
            """)
        .bind("hash", Secrets.hash(token))
        .mapTo(Known.class)
        .findOne();
  }

  static Optional<TokenOwner> owner(Tx tx, String token, Instant now) {
    return tx.query(
            """
            select p.person_id, p.kind, t.expires_at
            from tokens t join families f using (tenant_id, family_id)
            join people p using (tenant_id, person_id)
            where t.token_hash = :hash and not t.refresh and not f.revoked and t.expires_at > :now
            """)
        .bind("hash", Secrets.hash(token))
        .bind("now", now)
        .map(
            (row, context) ->
                new TokenOwner(
                    row.getObject("person_id", UUID.class),
                    PersonKind.valueOf(row.getString("kind")),
                    row.getTimestamp("expires_at").toInstant()))
        .findOne();
  }

  /** Uses a refresh token up; false where somebody has. */
  static boolean use(Tx tx, String token) {
    return tx.update("update tokens set used = true where token_hash = :hash and not used")
            .bind("hash", Secrets.hash(token))
            .execute()
        == 1;
  }

  /** Ends a family; it expires at once, so that it is soon cleared away. */
  static void revoke(Tx tx, UUID familyId, Instant now) {
    tx.update(
            """
            update families set revoked = true, expires_at = least(expires_at, :now)
            where family_id = :family
            """)
        .bind("now", now)
        .bind("family", familyId)
        .execute();
  }

  /** Ends all that somebody has. */
  static void revokeAll(Tx tx, UUID personId, Instant now) {
    tx.update(
            """
            update families set revoked = true, expires_at = least(expires_at, :now)
            where person_id = :person and not revoked
            """)
        .bind("now", now)
        .bind("person", personId)
        .execute();
  }

  static void provenByCode(Tx tx, String token, Instant now) {
    tx.update(
            """
            update families set by_code_at = :now
            where family_id = (select family_id from tokens where token_hash = :hash)
            """)
        .bind("now", now)
        .bind("hash", Secrets.hash(token))
        .execute();
  }

  /** Whether the token is of a session of this person that began by a code since then. */
  static boolean isFresh(Tx tx, String token, UUID personId, Instant since) {
    return tx.query(
            """
            select exists (
              select from tokens t join families f using (tenant_id, family_id)
              where t.token_hash = :hash and f.person_id = :person and not f.revoked
                and f.by_code_at > :since)
            """)
        .bind("hash", Secrets.hash(token))
        .bind("person", personId)
        .bind("since", since)
        .mapTo(Boolean.class)
        .one();
  }

  /** Ends all that somebody has, but the family of this token. */
  static void revokeOthers(Tx tx, UUID personId, String token, Instant now) {
    tx.update(
            """
            update families f set revoked = true, expires_at = least(expires_at, :now)
            where person_id = :person and not revoked and not exists (
              select from tokens t where t.family_id = f.family_id and t.token_hash = :hash)
            """)
        .bind("now", now)
        .bind("person", personId)
        .bind("hash", Secrets.hash(token))
        .execute();
  }
}
