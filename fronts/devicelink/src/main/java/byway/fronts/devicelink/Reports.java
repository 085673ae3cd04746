package byway.fronts.devicelink;

import byway.contracts.balances.ChargeAnswer;
import byway.contracts.balances.ChargeAnswer.Charged;
import byway.contracts.balances.ChargeAnswer.NotCharged;
import byway.contracts.balances.Charging;
import byway.contracts.balances.UsageReport;
import byway.hotspot.protocol.RefusalCode;
import byway.hotspot.protocol.SessionOrder;
import byway.kit.calls.CallFailed;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Usage on its way to the charge, and the new ceilings on their way back (row K5). */
@Singleton
class Reports {
  private final Charging charging;
  private final InstantSource clock;

  Reports(Charging charging, InstantSource clock) {
    this.charging = charging;
    this.clock = clock;
  }

  /** Whether the report may be acknowledged: all of it is durably charged, or refused for good. */
  boolean charge(Connection connection, byway.hotspot.protocol.UsageReport report) {
    var answers = ask(connection, report);
    connection.order(answers.stream().flatMap(answer -> order(answer).stream()).toList());
    return answers.stream()
        .noneMatch(answer -> answer instanceof NotCharged refused && refused.comeAgain());
  }

  private List<ChargeAnswer> ask(Connection connection, byway.hotspot.protocol.UsageReport report) {
    var now = clock.instant();
    var usage = new ArrayList<UsageReport>(report.clients().size());
    for (var client : report.clients()) {
      usage.add(
          new UsageReport(
              client.sessionId(),
              connection.deviceId,
              client.usedBytesUp(),
              client.usedBytesDown(),
              client.closed() != null,
              now));
    }
    try {
      return charging.report(usage);
    } catch (Refusal | CallFailed | StoreFailed e) {
      return usage.stream()
          .map(u -> (ChargeAnswer) new NotCharged(u.sessionId(), "overloaded", true))
          .toList();
    }
  }

  private static List<SessionOrder> order(ChargeAnswer answer) {
    return switch (answer) {
      case Charged charged ->
          charged.closed()
              ? List.of(new SessionOrder.Refused(charged.sessionId(), RefusalCode.SESSION_SETTLED))
              : List.of(new SessionOrder.Ceiling(charged.sessionId(), charged.ceilingBytes()));
      case NotCharged refused ->
          List.of(new SessionOrder.Refused(refused.sessionId(), code(refused.code())));
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
