package byway.commerce.payments;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts at the processor that are the operator's own, and what signs their messages. */
final class OwnAccounts {
  /** While one secret follows another two are needed; a third is for who is interrupted. */
  static final int MOST_SECRETS = 3;

  private OwnAccounts() {}

  /** An account; the key is sealed. */
  record OwnAccount(
      UUID accountId,
      @Nullable String processorAccount,
      @Nullable String name,
      byte[] sealedKey,
      String keyEnd,
      boolean isTest,
      boolean isCurrent,
      @Nullable String webhookId) {}

  /** What signs; sealed. */
  record OwnSecret(
      UUID secretId,
      byte[] sealedSecret,
      String secretEnd,
      Instant since,
      @Nullable Instant usedAt) {}

  static Optional<OwnAccount> current(Tx tx) {
    return tx.query("select * from card_accounts where is_current")
        .map(OwnAccounts::read)
        .findOne();
  }

  static Optional<OwnAccount> find(Tx tx, UUID accountId) {
    return tx.query("select * from card_accounts where account_id = :account")
        .bind("account", accountId)
        .map(OwnAccounts::read)
        .findOne();
  }

  static List<OwnAccount> all(Tx tx) {
    return tx.query("select * from card_accounts order by is_current desc, since desc limit 10")
        .map(OwnAccounts::read)
        .list();
  }

  static List<UUID> newestFirst(Tx tx) {
    return tx.query(
            "select account_id from card_accounts order by is_current desc, since desc limit 10")
        .mapTo(UUID.class)
        .list();
  }

  private static OwnAccount read(java.sql.ResultSet row, Object context)
      throws java.sql.SQLException {
    return new OwnAccount(
        row.getObject("account_id", UUID.class),
        row.getString("processor_account"),
        row.getString("name"),
        row.getBytes("sealed_key"),
        row.getString("key_end"),
        row.getBoolean("is_test"),
        row.getBoolean("is_current"),
        row.getString("webhook_id"));
  }

  /** Sets it, as the current one. */
  static void set(Tx tx, OwnAccount account, Instant now) {
    end(tx, account.accountId(), now);
    tx.update(
            """
            insert into card_accounts (tenant_id, account_id, processor_account, name, sealed_key,
              key_end, is_test, is_current, since)
            values (:tenant, :account, :processor, :name, :key, :end, :test, true, :now)
            on conflict (tenant_id, account_id) do update set
              processor_account = coalesce(excluded.processor_account, card_accounts.processor_account),
              name = coalesce(excluded.name, card_accounts.name), sealed_key = excluded.sealed_key,
              key_end = excluded.key_end, is_test = excluded.is_test, is_current = true,
              ended_at = null
            """)
        .bind("tenant", Context.tenantId())
        .bind("account", account.accountId())
        .bind("processor", account.processorAccount())
        .bind("name", account.name())
        .bind("key", account.sealedKey())
        .bind("end", account.keyEnd())
        .bind("test", account.isTest())
        .bind("now", now)
        .execute();
  }

  /** From now on the current one is not, unless it is this. */
  static void end(Tx tx, @Nullable UUID but, Instant now) {
    tx.update(
            """
            update card_accounts set is_current = false, ended_at = :now
            where is_current and account_id is distinct from cast(:but as uuid)
            """)
        .bind("but", but)
        .bind("now", now)
        .execute();
  }

  /** When it ended, far ahead where it has not; none where there is no such account. */
  static Optional<Instant> ended(Tx tx, UUID accountId) {
    return tx.query(
            """
            select coalesce(ended_at, timestamptz '9999-01-01') from card_accounts
            where account_id = :account
            """)
        .bind("account", accountId)
        .mapTo(Instant.class)
        .findOne();
  }

  static void hasWebhook(Tx tx, UUID accountId, String webhookId) {
    tx.update("update card_accounts set webhook_id = :webhook where account_id = :account")
        .bind("webhook", webhookId)
        .bind("account", accountId)
        .execute();
  }

  static List<OwnSecret> secrets(Tx tx) {
    return tx.query("select * from card_secrets order by since desc, secret_id desc limit :most")
        .bind("most", MOST_SECRETS)
        .map(
            (row, context) -> {
              var used = row.getTimestamp("used_at");
              return new OwnSecret(
                  row.getObject("secret_id", UUID.class),
                  row.getBytes("sealed_secret"),
                  row.getString("secret_end"),
                  row.getTimestamp("since").toInstant(),
                  used == null ? null : used.toInstant());
            })
        .list();
  }

  static void add(Tx tx, OwnSecret secret) {
    tx.update(
            """
            insert into card_secrets (tenant_id, secret_id, sealed_secret, secret_end, since)
            values (:tenant, :id, :secret, :end, :since)
            """)
        .bind("tenant", Context.tenantId())
        .bind("id", secret.secretId())
        .bind("secret", secret.sealedSecret())
        .bind("end", secret.secretEnd())
        .bind("since", secret.since())
        .execute();
  }

  static void drop(Tx tx, UUID secretId) {
    tx.update("delete from card_secrets where secret_id = :id").bind("id", secretId).execute();
  }

  /** A message was signed with it; kept by the hour, so that few messages write. */
  static void used(Tx tx, UUID secretId, Instant now) {
    tx.update(
            """
            update card_secrets set used_at = :now
            where secret_id = :id
              and (used_at is null or used_at < cast(:now as timestamptz) - interval '1 hour')
            """)
        .bind("now", now)
        .bind("id", secretId)
        .execute();
  }

  /** The money that came last by an account, as the processor calls it. */
  static Optional<String> lastIntent(Tx tx, UUID accountId) {
    return tx.query(
            """
            select intent_id from payments
            where account_id = :account and intent_id is not null order by asked_at desc limit 1
            """)
        .bind("account", accountId)
        .mapTo(String.class)
        .findOne();
  }
}
