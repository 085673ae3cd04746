package byway.commerce.payments;

import byway.commerce.payments.api.KeyTried;
import byway.commerce.payments.api.KeyTried.Fault;
import byway.kit.values.PlainText;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the processor about a key, by calls that move nothing. */
@Singleton
final class TryKey {
  private static final Pattern SECRET_KEY =
      Pattern.compile("(sk|rk)_(test|live)_[0-9A-Za-z]{8,240}");
  private static final int LONGEST = 200;

  private final Processor processor;

  TryKey(Processor processor) {
    this.processor = processor;
  }

  KeyTried by(String key) {
    if (!SECRET_KEY.matcher(key).matches()) {
      return new KeyTried.Bad(
          Fault.WRONG_KIND, "a secret key begins with sk_ or rk_, and is no webhook secret");
    }
    try {
      var unused = processor.tryWith(key, stripe -> stripe.v1().balance().retrieve());
    } catch (StripeException e) {
      return bad(e);
    }
    var account = account(key);
    return new KeyTried.Good(
        AccountKeys.isTest(key),
        account.map(Account::getId).orElse(null),
        account.map(TryKey::name).orElse(null));
  }

  /** A restricted key may not ask; it is good all the same. */
  private Optional<Account> account(String key) {
    try {
      return Optional.of(
          processor.tryWith(key, stripe -> stripe.v1().accounts().retrieveCurrent()));
    } catch (StripeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String name(Account account) {
    var profile = account.getBusinessProfile();
    var shown = account.getSettings() == null ? null : account.getSettings().getDashboard();
    var name = profile == null ? null : profile.getName();
    if (name == null && shown != null) {
      name = shown.getDisplayName();
    }
    return name == null ? null : words(name);
  }

  private static KeyTried.Bad bad(StripeException e) {
    var fault =
        switch (e) {
          case PermissionException not -> Fault.NOT_ALLOWED;
          case AuthenticationException not -> Fault.REFUSED;
          case ApiConnectionException away -> Fault.UNREACHABLE;
          default ->
              e.getStatusCode() != null && e.getStatusCode() < 500
                  ? Fault.REFUSED
                  : Fault.UNREACHABLE;
        };
    return new KeyTried.Bad(
        fault,
        fault == Fault.UNREACHABLE
            ? "the card processor does not answer"
            : words(
                String.valueOf(e.getUserMessage() == null ? e.getMessage() : e.getUserMessage())));
  }

  /** What a processor says may hold part of the key, and is shown: one line, and no more of it. */
  private static String words(String said) {
    var line = PlainText.trimmed(said.replaceAll("[\\p{Cntrl}\\s]+", " "));
    var hidden = line.replaceAll("(sk|rk)_(test|live)_\\S+", "$1_$2_...");
    return hidden.length() <= LONGEST ? hidden : hidden.substring(0, LONGEST);
  }

  /**
   * Whether a key is of the same account, where it may not say: then it knows what the other knew.
   *
   * @param lastIntent money that came by that account; none where none ever did
   */
  boolean knows(String key, Optional<String> lastIntent) {
    if (lastIntent.isEmpty()) {
      return true;
    }
    try {
      var unused =
          processor.tryWith(key, stripe -> stripe.v1().paymentIntents().retrieve(lastIntent.get()));
      return true;
    } catch (StripeException e) {
      return false;
    }
  }
}
