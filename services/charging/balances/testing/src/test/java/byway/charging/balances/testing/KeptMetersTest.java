package byway.charging.balances.testing;

import byway.kit.testing.Distance;

class KeptMetersTest extends ChargingContract {
  KeptMetersTest() {
    var balances = new KeptBalances();
    meetAt(Distance.none(balances, new KeptMeters(balances)));
  }
}
