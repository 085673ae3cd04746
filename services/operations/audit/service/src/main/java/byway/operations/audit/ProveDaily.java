package byway.operations.audit;

import byway.kit.context.Context;
import byway.kit.tasks.Attempts;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Once soon after a start and then daily: every operator's chain, and an alarm where it broke. */
@Singleton
class ProveDaily implements Worker {
  private static final RecurringTask PROVE =
      RecurringTask.every("prove-chains", Duration.ofDays(1))
          .afterStart(Duration.ofSeconds(20))
          .with(Attempts.RECURRING.within(Duration.ofHours(2)));

  private static final Logger LOG = Logger.getLogger(ProveDaily.class);

  private final AuditStore store;
  private final ProveChain prove;
  private final Tenants tenants;

  ProveDaily(AuditStore store, ProveChain prove, Tenants tenants) {
    this.store = store;
    this.prove = prove;
    this.tenants = tenants;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(PROVE, this::run);
  }

  private void run() {
    AllTenants.idsWithRealm(tenants, page -> AllTenants.each(page, this::of));
  }

  private void of(UUID tenant) {
    var proof = Context.platform(tenant).call(prove::ofTenant);
    if (!proof.isWhole()) {
      LOG.errorf("operator %s: the audit log was changed at entry %d", tenant, proof.brokenAt());
    }
  }
}
