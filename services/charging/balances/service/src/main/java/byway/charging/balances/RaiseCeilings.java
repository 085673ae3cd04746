package byway.charging.balances;

import byway.charging.balances.api.CeilingsRaised;
import byway.charging.balances.api.CeilingsRaised.Raised;
import byway.charging.balances.api.Offer;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When bytes come free, the account's sessions that have run dry may go on without asking. */
final class RaiseCeilings {
  private static final int MOST = 100;

  private RaiseCeilings() {}

  /**
   * The account is locked by the caller, or proven by its version; its new state is saved here when
   * anything was raised. Looking costs as much as the account has open sessions, so nobody looks
   * where none can have run dry.
   */
  static List<SessionKey> of(Tx tx, Account account, long sliceBytes, Instant now)
      throws SQLException {
    if (account.available() == 0 || !account.mayHaveDry()) {
      return List.of();
    }
    var starved = Meters.starved(tx, account.key(), Offer.LEAST_AHEAD_BYTES, MOST);
    if (starved.size() < MOST) {
      account.foundAllDry();
    }
    var raised = new ArrayList<MeterRow>();
    for (var meter : starved) {
      long before = meter.ceiling();
      account.raise(meter, sliceBytes, now);
      if (meter.ceiling() > before) {
        raised.add(meter);
      }
    }
    if (!raised.isEmpty()) {
      Meters.save(tx, raised);
      Accounts.save(tx, List.of(account));
      var ceilings =
          raised.stream().map(m -> new Raised(m.sessionId, m.deviceId, m.ceiling())).toList();
      Context.current()
          .withTenant(account.tenantId)
          .run(() -> tx.publish(new CeilingsRaised(ceilings)));
    }
    return raised.stream().map(MeterRow::key).toList();
  }
}
