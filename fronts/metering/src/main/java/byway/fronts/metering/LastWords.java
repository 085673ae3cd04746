package byway.fronts.metering;

import byway.charging.balances.api.Charging;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Context;
import byway.network.access.api.Access;
import byway.network.access.api.CloseSession;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * For sessions that are over and of which their access point will not speak again: what it counted
 * last is its last word, so that nothing stays reserved for them.
 */
@Singleton
public class LastWords {
  private static final int MOST_STATES = 1_000;

  private final Charging charging;
  private final Reports reports;
  private final Access access;
  private final InstantSource clock;

  public LastWords(Charging charging, Reports reports, Access access, InstantSource clock) {
    this.charging = charging;
    this.reports = reports;
    this.access = access;
    this.clock = clock;
  }

  /** Says the last word of them. Where that cannot be taken now, charging frees it by itself. */
  public void say(UUID tenantId, UUID deviceId, List<UUID> sessionIds) {
    var last = new ArrayList<UsageReport>();
    for (int from = 0; from < sessionIds.size(); from += MOST_STATES) {
      var some = sessionIds.subList(from, Math.min(from + MOST_STATES, sessionIds.size()));
      for (var meter : charging.states(some)) {
        if (!meter.closed()) {
          last.add(
              new UsageReport(
                  meter.sessionId(),
                  deviceId,
                  meter.usedBytesUp(),
                  meter.usedBytesDown(),
                  true,
                  clock.instant()));
        }
      }
    }
    var unused = reports.chargeAll(Context.current().withTenant(tenantId), last);
  }

  /** Says it, and closes the sessions. */
  public void end(UUID tenantId, UUID deviceId, List<UUID> sessionIds, String reason) {
    say(tenantId, deviceId, sessionIds);
    for (var id : sessionIds) {
      var unused = access.close(id, new CloseSession(reason));
    }
  }
}
