package byway.people.identity;

import byway.kit.secrets.Keys;
import byway.kit.store.HiddenColumn;
import byway.kit.store.Store.Deed;
import byway.kit.tasks.HiddenValues;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;

@Singleton
final class HiddenByVersion extends HiddenValues {
  private final IdentityStore store;
  private final Tenants tenants;

  HiddenByVersion(IdentityStore store, Keys keys, Tenants tenants) {
    super(
        store,
        keys,
        HiddenColumn.of("second_factors", "seed", SealedSeeds.PURPOSE, "tenant_id", "person_id"),
        HiddenColumn.of(
            "sign_in_providers",
            "secret",
            ProviderSecrets.PURPOSE,
            "tenant_id",
            "issuer",
            "client_id"));
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "secrets of apps that give codes, and of providers of sign-ins";
  }

  @Override
  protected void inParts(Deed deed) {
    AllTenants.idsWithRealm(tenants, of -> store.changeAcross(of, deed));
  }
}
