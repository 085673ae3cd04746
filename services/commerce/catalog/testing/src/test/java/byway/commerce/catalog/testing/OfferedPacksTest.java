package byway.commerce.catalog.testing;

import byway.kit.testing.Distance;

class OfferedPacksTest extends CatalogContract {
  OfferedPacksTest() {
    meetAt(Distance.none(new OfferedPacks()));
  }
}
