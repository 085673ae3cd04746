package byway.people.identity;

import byway.kit.secrets.KeptByVersion;
import byway.kit.secrets.Keys;
import byway.kit.store.VersionCount;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Network keys that would be others without the version of the secret that they were drawn from.
 */
@Singleton
final class KeysByVersion implements KeptByVersion {
  private static final String ROWS =
      """
      from (select coalesce(k.key_version, 0) as key_version
        from people p left join network_keys k
          on k.tenant_id = p.tenant_id and k.person_id = p.person_id
        where p.kind = 'CUSTOMER' and p.ended_at is null) k
      """;

  private final IdentityStore store;
  private final Tenants tenants;
  private final Keys keys;

  KeysByVersion(IdentityStore store, Tenants tenants, Keys keys) {
    this.store = store;
    this.tenants = tenants;
    this.keys = keys;
  }

  @Override
  public String what() {
    return "network keys of customers";
  }

  @Override
  public Map<Integer, Long> counts() {
    var counts =
        new HashMap<>(
            AllTenants.counts(tenants, of -> store.across(of, tx -> VersionCount.of(tx, ROWS))));
    Optional.ofNullable(counts.remove(0))
        .ifPresent(never -> counts.merge(keys.oldest().version(), never, Long::sum));
    return counts;
  }
}
