package byway.charging.balances.testing;

import byway.kit.testing.Distance;

class KeptBalancesTest extends BalancesContract {
  KeptBalancesTest() {
    var balances = new KeptBalances();
    meetAt(Distance.none(balances, new KeptMeters(balances)));
  }
}
