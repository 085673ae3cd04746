package byway.fronts.devicelink;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.Charged;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.UsageReport;
import byway.fronts.metering.Reports;
import byway.hotspot.protocol.DeviceUsageReport;
import byway.hotspot.protocol.RefusalCode;
import byway.hotspot.protocol.SessionOrder;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What hotspots report, taken to the charge, and the new ceilings on their way back. */
@Singleton
class HotspotReports {
  private final Reports reports;
  private final InstantSource clock;

  HotspotReports(Reports reports, InstantSource clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** Whether all of it is durably charged or refused for good, and can be acknowledged. */
  CompletableFuture<Boolean> charge(Connection connection, DeviceUsageReport report) {
    return reports
        .charge(connection.tenantId, usage(connection, report))
        .thenApply(
            answers -> {
              connection.order(answers.stream().map(HotspotReports::order).toList());
              return answers.stream().noneMatch(HotspotReports::mayComeAgain);
            });
  }

  private List<UsageReport> usage(Connection connection, DeviceUsageReport report) {
    var now = clock.instant();
    return report.clients().stream()
        .map(
            client ->
                new UsageReport(
                    client.sessionId(),
                    connection.deviceId,
                    client.usedBytesUp(),
                    client.usedBytesDown(),
                    client.closed() != null,
                    now))
        .toList();
  }

  private static boolean mayComeAgain(ChargeAnswer answer) {
    return answer instanceof NotCharged refused && refused.comeAgain();
  }

  private static SessionOrder order(ChargeAnswer answer) {
    return switch (answer) {
      case Charged charged ->
          charged.closed()
              ? new SessionOrder.Refused(charged.sessionId(), RefusalCode.SESSION_SETTLED)
              : new SessionOrder.Ceiling(charged.sessionId(), charged.ceilingBytes());
      case NotCharged refused ->
          new SessionOrder.Refused(refused.sessionId(), code(refused.code()));
    };
  }

  private static RefusalCode code(String code) {
    return switch (code) {
      case "overloaded" -> RefusalCode.OVERLOADED;
      case "counter_negative", "counter_out_of_range" -> RefusalCode.IMPLAUSIBLE;
      default -> RefusalCode.UNKNOWN_SESSION;
    };
  }
}
