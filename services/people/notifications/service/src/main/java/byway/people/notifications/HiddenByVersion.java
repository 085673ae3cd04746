package byway.people.notifications;

import byway.kit.secrets.Keys;
import byway.kit.store.HiddenColumn;
import byway.kit.store.Store.Deed;
import byway.kit.tasks.HiddenValues;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;

@Singleton
final class HiddenByVersion extends HiddenValues {
  private final NotificationsStore store;
  private final Tenants tenants;

  HiddenByVersion(NotificationsStore store, Keys keys, Tenants tenants) {
    super(
        store,
        keys,
        HiddenColumn.of("mail_senders", "password", MailCourier.PURPOSE, "tenant_id"),
        HiddenColumn.of("sms_senders", "secret", SmsCourier.PURPOSE, "tenant_id"),
        HiddenColumn.of("bounce_secrets", "secret", BounceSecrets.PURPOSE, "tenant_id"),
        HiddenColumn.of("bounce_mailboxes", "password", ReadBounces.PURPOSE, "tenant_id"),
        HiddenColumn.of("bounce_secrets", "former", BounceSecrets.PURPOSE, "tenant_id"));
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "passwords of mail servers and gateways";
  }

  @Override
  protected void inParts(Deed deed) {
    AllTenants.idsByPage(tenants, of -> store.changeAcross(of, deed));
  }
}
