package byway.operations.audit;

import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Once soon after the start and then daily: every operator's chain, and an alarm where it broke.
 */
@Singleton
class ProveDaily implements Chore {
  private static final Logger LOG = Logger.getLogger(ProveDaily.class);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LATER = Duration.ofDays(1);

  private final ProveChain prove;
  private final Tenants tenants;
  private volatile Duration next = SOON;

  ProveDaily(ProveChain prove, Tenants tenants) {
    this.prove = prove;
    this.tenants = tenants;
  }

  @Override
  public Duration every() {
    return next;
  }

  @Override
  public void run() {
    next = LATER;
    AllTenants.idsByPage(tenants, page -> AllTenants.each(page, this::of));
  }

  private void of(UUID tenant) {
    var proof = Context.platform(tenant).call(prove::ofTenant);
    if (!proof.isWhole()) {
      LOG.errorf("operator %s: the audit log was changed at entry %d", tenant, proof.brokenAt());
    }
  }
}
