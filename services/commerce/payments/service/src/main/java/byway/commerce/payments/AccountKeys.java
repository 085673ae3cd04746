package byway.commerce.payments;

import byway.commerce.payments.OwnAccounts.OwnAccount;
import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.secrets.Sealed;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Which account an operator is paid by, and the keys of it. */
@Singleton
final class AccountKeys {
  /** The id of the installation's account, of which there is no row. */
  static final UUID INSTALLATION = new UUID(0, 0);

  static final String KEY = "payments.card-key";
  static final String SECRET = "payments.webhook-secret";

  private final PaymentsStore store;
  private final StripeSettings settings;
  private final Sealed keys;
  private final Sealed secrets;

  @Inject
  AccountKeys(PaymentsStore store, Settings settings, Keys keys) {
    this.store = store;
    this.settings = settings.of(StripeSettings.class);
    this.keys = new Sealed(keys, KEY);
    this.secrets = new Sealed(keys, SECRET);
  }

  StripeSettings settings() {
    return settings;
  }

  /**
   * An account by which money comes now.
   *
   * @param isTest whether it only seems to
   */
  record Paid(UUID accountId, boolean isTest) {}

  /** The operator's own, or else the installation's; none where there is neither. */
  Optional<Paid> current() {
    var own =
        Context.current().tenant() == null
            ? Optional.<OwnAccount>empty()
            : store.read(OwnAccounts::current);
    return own.map(account -> new Paid(account.accountId(), account.isTest()))
        .or(() -> settings.key().map(key -> new Paid(INSTALLATION, isTest(key))));
  }

  /** Where nothing can be paid the operator of the context is told so. */
  Paid require() {
    return current()
        .orElseThrow(
            () -> Refusal.unavailable("processor_unavailable", "no card processor is set up here"));
  }

  static boolean isTest(String key) {
    return key.contains("_test_");
  }

  /** Of an account that is this operator's, or the installation's. */
  Optional<String> key(UUID accountId) {
    if (accountId.equals(INSTALLATION)) {
      return settings.key();
    }
    return store
        .read(tx -> OwnAccounts.find(tx, accountId))
        .flatMap(account -> keys.open(account.sealedKey(), Context.tenantId(), "key"));
  }

  byte[] sealedKey(String key) {
    return keys.seal(key, Context.tenantId(), "key");
  }

  byte[] sealedSecret(String secret) {
    return secrets.seal(secret, Context.tenantId(), "secret");
  }

  Optional<String> secret(byte[] sealed) {
    return secrets.open(sealed, Context.tenantId(), "secret");
  }

  static String end(String secret) {
    return secret.substring(Math.max(0, secret.length() - 4));
  }
}
