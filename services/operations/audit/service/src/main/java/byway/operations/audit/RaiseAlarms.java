package byway.operations.audit;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Alarm;
import byway.operations.audit.api.AlarmKind;
import byway.operations.audit.api.AlarmRaised;
import byway.operations.audit.api.Outcome;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether an act is one too many. It is written down all the same: an alarm stops nobody,
 * it has somebody look.
 */
@Singleton
final class RaiseAlarms {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Acts as the console writes them down. */
  private static final Map<AlarmKind, Set<String>> ACTS =
      Map.of(
          AlarmKind.DATA,
          Set.of("customer.grant"),
          AlarmKind.VOUCHERS,
          Set.of("voucher.issue", "voucher.print"),
          AlarmKind.REFUNDS,
          Set.of("order.refund"),
          AlarmKind.SECRETS,
          Set.of(
              "access-point.show-secret",
              "access-point.renew-secret",
              "proxy.renew-secret",
              "hotspot.renew-secret",
              "senders.bounce-secret",
              "card-account.secret"));

  /** What was tried in vain is no more than that. */
  private static final Set<Outcome> VAIN = Set.of(Outcome.REFUSED, Outcome.FAILED);

  private final Ids ids;

  RaiseAlarms(Ids ids) {
    this.ids = ids;
  }

  /** In the transaction of the act; once an hour for one of the staff and a kind. */
  void look(Tx tx, Act act) {
    var by = act.by();
    var kind = kind(act.act());
    if (by == null || kind.isEmpty() || VAIN.contains(act.outcome())) {
      return;
    }
    var since = act.at().minus(HOUR);
    int count = AlarmRows.acts(tx, by, ACTS.getOrDefault(kind.get(), Set.of()), since);
    if (count <= AlarmRows.limits(tx).of(kind.get())
        || AlarmRows.isRaised(tx, kind.get(), by, since)) {
      return;
    }
    var alarm = new Alarm(ids.next(), kind.get(), by, count, act.at(), null, null);
    AlarmRows.add(tx, Context.tenantId(), alarm);
    tx.publish(new AlarmRaised(alarm.id(), alarm.kind(), by, count));
  }

  private static Optional<AlarmKind> kind(String act) {
    return ACTS.entrySet().stream()
        .filter(of -> of.getValue().contains(act))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
