package byway.operations.installation;

import byway.commerce.payments.api.CardAccounts;
import byway.commerce.payments.api.CardKey;
import byway.commerce.payments.api.KeyTried;
import byway.commerce.payments.api.WebhookDoor;
import byway.commerce.payments.api.WebhookSecret;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.operations.installation.api.CardsAnswer;
import byway.operations.installation.api.Trouble;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The fifth question: a key is taken once the card processor has said whose it is. */
@Singleton
final class TryCardKey {
  private static final Logger LOG = Logger.getLogger(TryCardKey.class);
  private static final String KEY = "key";

  private final CardAccounts accounts;

  TryCardKey(CardAccounts accounts) {
    this.accounts = accounts;
  }

  /** What came of it: an answer, or why there is none. */
  record Asked(CardsAnswer answer, @Nullable Trouble trouble) {}

  Asked ask(String key) {
    if (key.isEmpty()) {
      return new Asked(CardsAnswer.LATER, null);
    }
    try {
      return switch (Context.platform().call(() -> accounts.tryKey(new CardKey(key)))) {
        case KeyTried.Good(var testMode, var account, var name) ->
            new Asked(new CardsAnswer(false, testMode, Objects.requireNonNullElse(name, "")), null);
        case KeyTried.Bad(var fault, var words) ->
            refused("key_" + fault.name().toLowerCase(Locale.ROOT), words);
      };
    } catch (Refusal e) {
      return refused(e.code(), e.detail());
    } catch (CallFailed e) {
      return refused("key_unreachable", "");
    }
  }

  private static Asked refused(String code, String words) {
    return new Asked(CardsAnswer.LATER, new Trouble(KEY, code, words));
  }

  void set(UUID operator, DraftSecrets secrets, String origin) {
    var key = secrets.cardKey();
    if (key != null) {
      Context.platform(operator).run(() -> set(key, secrets.webhookSecret(), origin));
    }
  }

  private void set(String key, @Nullable String webhookSecret, String origin) {
    var unused = accounts.setKey(new CardKey(key));
    if (webhookSecret != null) {
      unused = accounts.addSecret(new WebhookSecret(webhookSecret));
      return;
    }
    try {
      unused = accounts.register(new WebhookDoor(URI.create(origin)));
    } catch (Refusal e) {
      // payments are asked for as well; the console shows that it is not registered
      LOG.infof("the card processor does not tell what happens: %s", e.detail());
    }
  }
}
