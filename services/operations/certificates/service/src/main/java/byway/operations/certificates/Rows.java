package byway.operations.certificates;

import byway.kit.store.Tx;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Certificates, challenges and what came of asking, as they are kept. */
final class Rows {
  private Rows() {}

  /** A certificate whose key is hidden. */
  record Kept(String host, String chain, byte[] keyHidden, Instant notBefore, Instant notAfter) {}

  /** What came of asking for a host. */
  record Attempt(
      String host,
      @Nullable Instant triedAt,
      int failures,
      @Nullable String problem,
      Instant nextAt) {}

  /** What the authority looks for. */
  record Challenge(
      String host, String token, String keyAuthorization, String chain, byte[] keyHidden) {}

  /** Who we are to an authority. */
  record Account(String location, byte[] keyHidden) {}

  static Optional<Kept> certificate(Tx tx, String host) {
    return tx.query(
            "select host, chain, key_hidden, not_before, not_after from certificates where host = :host")
        .bind("host", host)
        .mapTo(Kept.class)
        .findOne();
  }

  static void keep(Tx tx, Kept kept) {
    tx.update(
            """
            insert into certificates (host, chain, key_hidden, not_before, not_after)
            values (:host, :chain, :key, :before, :after)
            on conflict (host) do update set chain = excluded.chain, key_hidden = excluded.key_hidden,
              not_before = excluded.not_before, not_after = excluded.not_after
            """)
        .bind("host", kept.host())
        .bind("chain", kept.chain())
        .bind("key", kept.keyHidden())
        .bind("before", kept.notBefore())
        .bind("after", kept.notAfter())
        .execute();
    tx.update("delete from attempts where host = :host").bind("host", kept.host()).execute();
  }

  static Optional<Attempt> attempt(Tx tx, String host) {
    return tx.query(
            "select host, tried_at, failures, problem, next_at from attempts where host = :host")
        .bind("host", host)
        .mapTo(Attempt.class)
        .findOne();
  }

  static void note(Tx tx, Attempt attempt) {
    tx.update(
            """
            insert into attempts (host, tried_at, failures, problem, next_at)
            values (:host, :tried, :failures, :problem, :next)
            on conflict (host) do update set tried_at = excluded.tried_at,
              failures = excluded.failures, problem = excluded.problem, next_at = excluded.next_at
            """)
        .bind("host", attempt.host())
        .bind("tried", attempt.triedAt())
        .bind("failures", attempt.failures())
        .bind("problem", attempt.problem())
        .bind("next", attempt.nextAt())
        .execute();
  }

  static void expect(Tx tx, Challenge challenge, Instant expiresAt) {
    tx.update("delete from challenges where host = :host or token = :token")
        .bind("host", challenge.host())
        .bind("token", challenge.token())
        .execute();
    tx.update(
            """
            insert into challenges (host, token, key_authorization, chain, key_hidden, expires_at)
            values (:host, :token, :authorization, :chain, :key, :expires)
            """)
        .bind("host", challenge.host())
        .bind("token", challenge.token())
        .bind("authorization", challenge.keyAuthorization())
        .bind("chain", challenge.chain())
        .bind("key", challenge.keyHidden())
        .bind("expires", expiresAt)
        .execute();
  }

  private static final String CHALLENGE =
      "select host, token, key_authorization, chain, key_hidden from challenges where expires_at > :now and ";

  static Optional<Challenge> challenge(Tx tx, String token, Instant now) {
    return tx.query(CHALLENGE + "token = :token")
        .bind("now", now)
        .bind("token", token)
        .mapTo(Challenge.class)
        .findOne();
  }

  static Optional<Challenge> challengeOf(Tx tx, String host, Instant now) {
    return tx.query(CHALLENGE + "host = :host")
        .bind("now", now)
        .bind("host", host)
        .mapTo(Challenge.class)
        .findOne();
  }

  static void expectNothing(Tx tx, String host) {
    tx.update("delete from challenges where host = :host").bind("host", host).execute();
  }

  static Optional<Account> account(Tx tx, String directory) {
    return tx.query(
            "select location, key_hidden from authority_accounts where directory = :directory")
        .bind("directory", directory)
        .mapTo(Account.class)
        .findOne();
  }

  static void keep(Tx tx, String directory, Account account) {
    tx.update(
            """
            insert into authority_accounts (directory, location, key_hidden)
            values (:directory, :location, :key)
            on conflict (directory) do update set location = excluded.location,
              key_hidden = excluded.key_hidden
            """)
        .bind("directory", directory)
        .bind("location", account.location())
        .bind("key", account.keyHidden())
        .execute();
  }
}
