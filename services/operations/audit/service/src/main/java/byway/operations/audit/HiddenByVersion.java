package byway.operations.audit;

import byway.kit.secrets.Keys;
import byway.kit.store.HiddenColumn;
import byway.kit.store.Store.Deed;
import byway.kit.tasks.HiddenValues;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;

@Singleton
final class HiddenByVersion extends HiddenValues {
  private final AuditStore store;
  private final Tenants tenants;

  HiddenByVersion(AuditStore store, Keys keys, Tenants tenants) {
    super(
        store,
        keys,
        HiddenColumn.of("signing_keys", "private_hidden", SigningKeys.PURPOSE, "tenant_id"),
        HiddenColumn.of("streams", "secret_hidden", WebhookSender.PURPOSE, "tenant_id"));
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "keys that sign the audit log, and secrets of where it is sent";
  }

  @Override
  protected void inParts(Deed deed) {
    AllTenants.idsWithRealm(tenants, of -> store.changeAcross(of, deed));
  }
}
