package byway.charging.balances.api;

import byway.kit.context.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where fronts leave what hotspots have counted, where charging runs in their own process: straight
 * into its queue, and no thread waits. It takes what {@link Charging#report} takes.
 */
public interface ReportIntake {
  /**
   * One answer for each, in order, when they are durable; {@code overloaded}, to come again, where
   * there is no room. Fails where they could not be written: the same again is harmless.
   *
   * @param from who reports it, for which operator
   */
  CompletableFuture<List<ChargeAnswer>> report(Context from, List<UsageReport> reports);
}
