package byway.operations.tenants.testing;

import byway.kit.testing.Distance;

class KnownTenantsTest extends TenantsContract {
  KnownTenantsTest() {
    meetAt(Distance.none(new KnownTenants()));
  }
}
