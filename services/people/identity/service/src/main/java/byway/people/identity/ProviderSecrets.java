package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.secrets.Sealed;
import byway.kit.values.Refusal;
import byway.people.identity.ProviderRows.Row;
import byway.people.identity.api.SignInProvider;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a provider has given for its client here, hidden for the operator, provider and client. */
@Singleton
final class ProviderSecrets {
  static final String PURPOSE = "identity.provider-secret";

  private final Sealed sealed;

  ProviderSecrets(Keys keys) {
    this.sealed = new Sealed(keys, PURPOSE);
  }

  String open(Row row) {
    var provider = row.provider();
    return sealed
        .open(row.secret(), Context.tenantId(), provider.issuer(), provider.clientId())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a provider's secret was hidden with a secret that is not known any more"));
  }

  /** The one that is given, or the one that is there for the same client of the same provider. */
  byte[] of(SignInProvider wanted, @Nullable String given, Optional<Row> kept) {
    if (given != null) {
      return sealed.seal(given, Context.tenantId(), wanted.issuer(), wanted.clientId());
    }
    return kept.filter(row -> row.provider().issuer().equals(wanted.issuer()))
        .filter(row -> row.provider().clientId().equals(wanted.clientId()))
        .map(Row::secret)
        .orElseThrow(() -> Refusal.invalid("secret_needed", "the secret of this client is needed"));
  }
}
