package byway.network.accesspoints;

import byway.kit.secrets.KeptByVersion;
import byway.kit.store.VersionCount;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.Map;

/** Secrets that would be others without the version of the secret that they were drawn from. */
@Singleton
final class SecretsByVersion implements KeptByVersion {
  private final AccessPointsStore store;
  private final Tenants tenants;

  SecretsByVersion(AccessPointsStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "secrets of access points and trusted proxies";
  }

  @Override
  public Map<Integer, Long> counts() {
    return AllTenants.counts(
        tenants,
        of ->
            store.across(
                of,
                tx ->
                    VersionCount.of(
                        tx,
                        """
                        from (select key_version from access_points
                          union all select key_version from proxies where secret_id is not null) k
                        """)));
  }
}
