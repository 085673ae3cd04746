package byway.operations.certificates;

import byway.kit.secrets.Keys;
import byway.kit.store.HiddenColumn;
import byway.kit.store.Store.Deed;
import byway.kit.tasks.HiddenValues;
import jakarta.inject.Singleton;

@Singleton
final class HiddenByVersion extends HiddenValues {
  private final CertificatesStore store;

  HiddenByVersion(CertificatesStore store, Keys keys) {
    super(
        store,
        keys,
        HiddenColumn.of("certificates", "key_hidden", IssueCertificate.KEY, "host"),
        HiddenColumn.of("authority_accounts", "key_hidden", IssueCertificate.ACCOUNT, "directory"));
    this.store = store;
  }

  @Override
  public String what() {
    return "keys of certificates and of accounts at authorities";
  }

  @Override
  protected void inParts(Deed deed) {
    store.change(deed);
  }
}
