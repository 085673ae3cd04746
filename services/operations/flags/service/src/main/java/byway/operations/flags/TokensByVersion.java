package byway.operations.flags;

import byway.kit.secrets.KeptByVersion;
import byway.kit.store.VersionCount;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.Map;

/** Tokens that would not be good without the version of the secret that they were sealed with. */
@Singleton
final class TokensByVersion implements KeptByVersion {
  private final FlagsStore store;
  private final Tenants tenants;

  TokensByVersion(FlagsStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "tokens with which programs ask flags";
  }

  @Override
  public Map<Integer, Long> counts() {
    return AllTenants.counts(
        tenants,
        of -> store.across(of, tx -> VersionCount.of(tx, "from tokens where revoked_at is null")));
  }
}
