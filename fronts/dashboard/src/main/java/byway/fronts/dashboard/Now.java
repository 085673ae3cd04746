package byway.fronts.dashboard;

import byway.charging.balances.api.Balance;
import byway.fronts.web.charts.AreaChart;

/**
 * How a customer stands this very moment.
 *
 * @param holdingBytes what the purchases and gifts that something is left of once were: the glass
 * @param hour the last one, minute by minute
 * @param openSessions client devices that are signed in now
 */
public record Now(
    Balance balance, long holdingBytes, AreaChart hour, long thisMinuteBytes, int openSessions) {
  public long leftBytes() {
    return balance.leftBytes();
  }
}
