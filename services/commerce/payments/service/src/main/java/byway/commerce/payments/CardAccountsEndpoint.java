package byway.commerce.payments;

import byway.commerce.payments.OwnAccounts.OwnAccount;
import byway.commerce.payments.OwnAccounts.OwnSecret;
import byway.commerce.payments.api.CardAccount;
import byway.commerce.payments.api.CardAccount.Source;
import byway.commerce.payments.api.CardAccounts;
import byway.commerce.payments.api.CardKey;
import byway.commerce.payments.api.KeyTried;
import byway.commerce.payments.api.KnownSecret;
import byway.commerce.payments.api.WebhookDoor;
import byway.commerce.payments.api.WebhookSecret;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(CardAccountsEndpoint.class)
class CardAccountsEndpoint implements CardAccounts {
  private static final Pattern SECRET = Pattern.compile("whsec_[0-9A-Za-z+/=_-]{8,240}");

  private final PaymentsStore store;
  private final AccountKeys accounts;
  private final TryKey trying;
  private final RegisterWebhook registering;
  private final MissedMessages missed;
  private final InstantSource clock;
  private final Ids ids;

  CardAccountsEndpoint(
      PaymentsStore store,
      AccountKeys accounts,
      TryKey trying,
      RegisterWebhook registering,
      MissedMessages missed,
      InstantSource clock,
      Ids ids) {
    this.store = store;
    this.accounts = accounts;
    this.trying = trying;
    this.registering = registering;
    this.missed = missed;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public CardAccount read() {
    var path = Webhooks.path(Context.tenantId());
    var own = store.read(OwnAccounts::current);
    if (own.isEmpty()) {
      var ours = accounts.current();
      return new CardAccount(
          ours.isPresent() ? Source.INSTALLATION : Source.NONE,
          ours.filter(AccountKeys.Paid::isTest).isPresent(),
          null,
          null,
          null,
          path,
          false,
          List.of());
    }
    var account = own.get();
    return new CardAccount(
        Source.OWN,
        account.isTest(),
        account.processorAccount(),
        account.name(),
        account.keyEnd(),
        path,
        account.webhookId() != null,
        store.<List<OwnSecret>>read(OwnAccounts::secrets).stream()
            .map(CardAccountsEndpoint::known)
            .toList());
  }

  private static KnownSecret known(OwnSecret secret) {
    return new KnownSecret(secret.secretId(), secret.secretEnd(), secret.since(), secret.usedAt());
  }

  @Override
  public KeyTried tryKey(CardKey key) {
    return trying.by(key.key().strip());
  }

  @Override
  public CardAccount setKey(CardKey command) {
    var key = command.key().strip();
    switch (trying.by(key)) {
      case KeyTried.Bad bad when bad.fault() == KeyTried.Fault.UNREACHABLE ->
          throw Refusal.unavailable("processor_unavailable", bad.words());
      case KeyTried.Bad bad when bad.fault() == KeyTried.Fault.WRONG_KIND ->
          throw Refusal.invalid("key_invalid", bad.words());
      case KeyTried.Bad bad -> throw Refusal.invalid("key_refused", bad.words());
      case KeyTried.Good good -> set(key, good);
    }
    return read();
  }

  private void set(String key, KeyTried.Good good) {
    var now = clock.instant();
    var account =
        new OwnAccount(
            sameAccount(key, good).orElseGet(ids::next),
            good.account(),
            good.name(),
            accounts.sealedKey(key),
            AccountKeys.end(key),
            good.testMode(),
            true,
            null);
    store.change(
        tx -> {
          OwnAccounts.set(tx, account, now);
          missed.begin(tx, account.accountId());
        });
  }

  /** The one of ours whose key this follows: it keeps what was paid by it. */
  private Optional<UUID> sameAccount(String key, KeyTried.Good good) {
    for (var known : store.<List<OwnAccount>>read(OwnAccounts::all)) {
      if (known.isTest() == good.testMode() && isSame(known, key, good.account())) {
        return Optional.of(known.accountId());
      }
    }
    return Optional.empty();
  }

  private boolean isSame(OwnAccount known, String key, @Nullable String account) {
    if (account != null && known.processorAccount() != null) {
      return account.equals(known.processorAccount());
    }
    return trying.knows(key, store.read(tx -> OwnAccounts.lastIntent(tx, known.accountId())));
  }

  @Override
  public CardAccount reset() {
    var now = clock.instant();
    store.change(tx -> OwnAccounts.end(tx, null, now));
    return read();
  }

  @Override
  public CardAccount register(WebhookDoor door) {
    var account = current();
    var made = registering.at(account, door.address());
    var secret = kept(made.secret());
    store.change(
        tx -> {
          makeRoom(tx);
          OwnAccounts.add(tx, secret);
          OwnAccounts.hasWebhook(tx, account.accountId(), made.id());
        });
    registering.forgetOthers(account, made);
    return read();
  }

  private OwnAccount current() {
    return store
        .read(OwnAccounts::current)
        .orElseThrow(() -> Refusal.notFound("an account of the operator's own"));
  }

  /** Registering anew always has room: the one that was used last longest ago goes. */
  private static void makeRoom(Tx tx) {
    var known = OwnAccounts.secrets(tx);
    if (known.size() >= OwnAccounts.MOST_SECRETS) {
      OwnAccounts.drop(tx, known.getLast().secretId());
    }
  }

  private OwnSecret kept(String secret) {
    return new OwnSecret(
        ids.next(), accounts.sealedSecret(secret), AccountKeys.end(secret), clock.instant(), null);
  }

  @Override
  public CardAccount addSecret(WebhookSecret command) {
    var secret = command.secret().strip();
    if (!SECRET.matcher(secret).matches()) {
      throw Refusal.invalid("secret_invalid", "a webhook's secret begins with whsec_");
    }
    var unused = current();
    var known = store.<List<OwnSecret>>read(OwnAccounts::secrets);
    if (known.stream()
        .anyMatch(one -> accounts.secret(one.sealedSecret()).filter(secret::equals).isPresent())) {
      return read();
    }
    if (known.size() >= OwnAccounts.MOST_SECRETS) {
      throw Refusal.conflict(
          "too_many_secrets", "at most three at once; drop one that is no longer used");
    }
    var added = kept(secret);
    store.change(tx -> OwnAccounts.add(tx, added));
    return read();
  }

  @Override
  public CardAccount dropSecret(UUID secretId) {
    store.change(tx -> OwnAccounts.drop(tx, secretId));
    return read();
  }
}
