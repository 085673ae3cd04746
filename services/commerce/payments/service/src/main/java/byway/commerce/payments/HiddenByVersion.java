package byway.commerce.payments;

import byway.kit.secrets.KeptByVersion;
import byway.kit.store.VersionCount;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.Map;

/** What is hidden under a version of the secret, and could not be read without it. */
@Singleton
final class HiddenByVersion implements KeptByVersion {
  private static final String ROWS =
      """
      from (select get_byte(sealed_key, 0) as key_version from card_accounts
        union all select get_byte(sealed_secret, 0) from card_secrets) k
      """;

  private final PaymentsStore store;
  private final Tenants tenants;

  HiddenByVersion(PaymentsStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "keys of card accounts";
  }

  @Override
  public Map<Integer, Long> counts() {
    return AllTenants.counts(tenants, of -> store.across(of, tx -> VersionCount.of(tx, ROWS)));
  }
}
