package byway.network.enrolment;

import byway.kit.secrets.Keys;
import byway.kit.store.HiddenColumn;
import byway.kit.store.Store.Deed;
import byway.kit.tasks.HiddenValues;
import jakarta.inject.Singleton;

@Singleton
final class HiddenByVersion extends HiddenValues {
  private final EnrolmentStore store;

  HiddenByVersion(EnrolmentStore store, Keys keys) {
    super(store, keys, HiddenColumn.of("authority", "sealed_key", EnrolmentAuthority.PURPOSE));
    this.store = store;
  }

  @Override
  public String what() {
    return "keys of the enrolment authority";
  }

  @Override
  protected void inParts(Deed deed) {
    store.change(deed);
  }
}
