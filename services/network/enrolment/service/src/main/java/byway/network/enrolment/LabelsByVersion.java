package byway.network.enrolment;

import byway.kit.secrets.KeptByVersion;
import byway.kit.secrets.Keys;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Labels that are printed and not claimed yet; their codes hang on the oldest version. */
@Singleton
final class LabelsByVersion implements KeptByVersion {
  private final EnrolmentStore store;
  private final Tenants tenants;
  private final Keys keys;

  LabelsByVersion(EnrolmentStore store, Tenants tenants, Keys keys) {
    this.store = store;
    this.tenants = tenants;
    this.keys = keys;
  }

  @Override
  public String what() {
    return "printed labels of boxes that nobody has claimed";
  }

  @Override
  public Map<Integer, Long> counts() {
    int oldest = keys.oldest().version();
    return AllTenants.counts(tenants, of -> Map.of(oldest, unclaimed(of)));
  }

  private long unclaimed(List<UUID> of) {
    return store.across(
        of,
        tx ->
            tx.query("select count(*) from expected where claimed_at is null")
                .mapTo(Long.class)
                .one());
  }
}
