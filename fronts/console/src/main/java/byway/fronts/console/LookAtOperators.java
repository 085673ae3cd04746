package byway.fronts.console;

import byway.kit.checks.Checks;
import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Looks at how each operator stands, so that the metrics know it without a page. */
@Singleton
class LookAtOperators implements Chore {
  private final Checks checks;
  private final Tenants tenants;

  LookAtOperators(Checks checks, Tenants tenants) {
    this.checks = checks;
    this.tenants = tenants;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  /** One operator after the other: nobody waits for it. */
  @Override
  public void run() {
    AllTenants.idsByPage(
        tenants,
        page -> AllTenants.each(page, tenant -> Context.platform(tenant).run(checks::operator)));
  }
}
