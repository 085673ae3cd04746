package byway.commerce.payments;

import byway.kit.secrets.Keys;
import byway.kit.store.HiddenColumn;
import byway.kit.store.Store.Deed;
import byway.kit.tasks.HiddenValues;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;

@Singleton
final class HiddenByVersion extends HiddenValues {
  private final PaymentsStore store;
  private final Tenants tenants;

  HiddenByVersion(PaymentsStore store, Keys keys, Tenants tenants) {
    super(
        store,
        keys,
        HiddenColumn.of("card_accounts", "sealed_key", AccountKeys.KEY, "tenant_id", "'key'"),
        HiddenColumn.of(
            "card_secrets", "sealed_secret", AccountKeys.SECRET, "tenant_id", "'secret'"));
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "keys of card accounts";
  }

  @Override
  protected void inParts(Deed deed) {
    AllTenants.idsByPage(tenants, of -> store.changeAcross(of, deed));
  }
}
