package byway.people.identity;

import byway.kit.store.Tx;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.SignInSession;
import byway.people.identity.api.SignInWay;
import byway.people.identity.api.TokenOwner;
import byway.people.identity.api.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens, in families: a refresh token is good once, and its second use ends its whole family. */
final class Families {
  static final Duration ACCESS = Duration.ofMinutes(15);
  static final Duration REFRESH = Duration.ofDays(30);

  private static final int LONGEST_SOURCE = 100;
  private static final int LONGEST_BROWSER = 300;

  private Families() {}

  /** A token that is known, and how it stands with its family. */
  record Known(
      UUID familyId,
      UUID personId,
      boolean refresh,
      boolean revoked,
      Instant expiresAt,
      @Nullable Instant endsAt) {}

  /**
   * How a family begins.
   *
   * @param provenAt when its holder has shown who they are; none where that is not known
   * @param endsAt whatever is done with it; none where it goes on for as long as it is used
   */
  record Begun(
      UUID familyId,
      UUID personId,
      SignInWay way,
      @Nullable CameFrom from,
      Instant at,
      @Nullable Instant provenAt,
      @Nullable Instant endsAt) {}

  static void add(Tx tx, UUID tenantId, Begun begun) {
    var from = begun.from();
    tx.update(
            """
            insert into families (tenant_id, family_id, person_id, expires_at, way, source, browser,
                                  began_at, used_at, confirmed_at, ends_at)
            values (:tenant, :family, :person, :expires, :way, :source, :browser, :now, :now,
                    :proven, :ends)
            """)
        .bind("tenant", tenantId)
        .bind("family", begun.familyId())
        .bind("person", begun.personId())
        .bind("expires", earlier(begun.at().plus(REFRESH), begun.endsAt()))
        .bind("way", begun.way())
        .bind("source", from == null ? null : shortened(from.source(), LONGEST_SOURCE))
        .bind("browser", from == null ? null : shortened(from.browser(), LONGEST_BROWSER))
        .bind("now", begun.at())
        .bind("proven", begun.provenAt())
        .bind("ends", begun.endsAt())
        .execute();
  }

  private static @Nullable String shortened(@Nullable String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }

  private static Instant earlier(Instant one, @Nullable Instant other) {
    return other != null && other.isBefore(one) ? other : one;
  }

  /** The family's next pair. */
  static Tokens issue(Tx tx, UUID tenantId, UUID familyId, @Nullable Instant endsAt, Instant now) {
    var tokens =
        new Tokens(
            Secrets.token("bwa_"),
            earlier(now.plus(ACCESS), endsAt),
            Secrets.token("bwr_"),
            earlier(now.plus(REFRESH), endsAt),
            null);
    keep(tx, tenantId, familyId, tokens.accessToken(), false, tokens.accessExpiresAt());
    keep(tx, tenantId, familyId, tokens.refreshToken(), true, tokens.refreshExpiresAt());
    tx.update(
            """
            update families set expires_at = :expires, used_at = :now where family_id = :family
            """)
        .bind("expires", tokens.refreshExpiresAt())
        .bind("now", now)
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
            select t.family_id, f.person_id, t.refresh, f.revoked, t.expires_at, f.ends_at
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
            select p.person_id, p.kind, t.expires_at, f.confirmed_at,
              p.kind = 'STAFF' and f.way is distinct from 'PROVIDER'
              and exists (select from sign_in_rules r where r.staff_second_factor)
              and not exists (select from passkeys k where k.person_id = p.person_id)
              and not exists (
                select from second_factors s
                where s.person_id = p.person_id and s.proven_at is not null)
                as second_factor_due
            from tokens t join families f using (tenant_id, family_id)
            join people p using (tenant_id, person_id)
            where t.token_hash = :hash and not t.refresh and not f.revoked and t.expires_at > :now
            """)
        .bind("hash", Secrets.hash(token))
        .bind("now", now)
        .mapTo(TokenOwner.class)
        .findOne();
  }

  /** Those of a person that hold, the newest first. */
  static List<SignInSession> of(Tx tx, UUID personId, String token, int most, Instant now) {
    return tx.query(
            """
            select f.family_id as id, f.way, f.source, f.browser, f.began_at, f.used_at, f.ends_at,
              exists (
                select from tokens t where t.family_id = f.family_id and t.token_hash = :hash)
                as current
            from families f
            where f.person_id = :person and not f.revoked and f.expires_at > :now
            order by f.began_at desc limit :most
            """)
        .bind("hash", Secrets.hash(token))
        .bind("person", personId)
        .bind("now", now)
        .bind("most", most)
        .mapTo(SignInSession.class)
        .list();
  }

  /** Ends one of this person; false where there is none. */
  static boolean revokeOne(Tx tx, UUID personId, UUID familyId, Instant now) {
    return tx.update(
                """
                update families set revoked = true, expires_at = least(expires_at, :now)
                where family_id = :family and person_id = :person and not revoked
                """)
            .bind("now", now)
            .bind("family", familyId)
            .bind("person", personId)
            .execute()
        == 1;
  }

  /** The person has proven who they are at that time, in the session of this token. */
  static boolean confirm(Tx tx, UUID personId, String token, Instant now) {
    return tx.update(
                """
                update families set confirmed_at = :now
                where person_id = :person and not revoked
                  and family_id = (select family_id from tokens where token_hash = :hash)
                """)
            .bind("now", now)
            .bind("person", personId)
            .bind("hash", Secrets.hash(token))
            .execute()
        == 1;
  }

  /** Whether the token is of a session of this person that was confirmed since then. */
  static boolean isConfirmed(Tx tx, String token, UUID personId, Instant since) {
    return tx.query(
            """
            select exists (
              select from tokens t join families f using (tenant_id, family_id)
              where t.token_hash = :hash and f.person_id = :person and not f.revoked
                and f.confirmed_at > :since)
            """)
        .bind("hash", Secrets.hash(token))
        .bind("person", personId)
        .bind("since", since)
        .mapTo(Boolean.class)
        .one();
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
