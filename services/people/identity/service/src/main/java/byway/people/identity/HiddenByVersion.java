package byway.people.identity;

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
      from (select get_byte(seed, 0) as key_version from second_factors
        union all select get_byte(secret, 0) from sign_in_providers) k
      """;

  private final IdentityStore store;
  private final Tenants tenants;

  HiddenByVersion(IdentityStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "secrets of apps that give codes, and of providers of sign-ins";
  }

  @Override
  public Map<Integer, Long> counts() {
    return AllTenants.counts(tenants, of -> store.across(of, tx -> VersionCount.of(tx, ROWS)));
  }
}
