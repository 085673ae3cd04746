package byway.commerce.vouchers;

import byway.kit.secrets.KeptByVersion;
import byway.kit.store.VersionCount;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.util.Map;

/** Codes that would be unknown without the version of the secret that they were drawn from. */
@Singleton
final class CodesByVersion implements KeptByVersion {
  private final VouchersStore store;
  private final Tenants tenants;

  CodesByVersion(VouchersStore store, Tenants tenants) {
    this.store = store;
    this.tenants = tenants;
  }

  @Override
  public String what() {
    return "batches with vouchers that nobody has used";
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
                        from batches b where exists (
                          select from vouchers v
                          where v.batch_id = b.batch_id and v.account_id is null and v.voided_at is null)
                        """)));
  }
}
