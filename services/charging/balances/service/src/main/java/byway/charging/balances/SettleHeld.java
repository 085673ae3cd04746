package byway.charging.balances;

import byway.charging.balances.api.BytesCharged;
import byway.charging.balances.api.BytesCharged.Charge;
import byway.charging.balances.api.HeldSettled;
import byway.charging.balances.api.HeldSettled.Settled;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was held back is charged, or given back: meters, accounts, postings, what is kept of the
 * decision and the facts in one transaction. Accounts are locked before meters, in order.
 */
@Singleton
final class SettleHeld {
  private final Slices slices;
  private final ChargingCache remembered;
  private final Ids ids;
  private final InstantSource clock;

  SettleHeld(Slices slices, ChargingCache remembered, Ids ids, InstantSource clock) {
    this.slices = slices;
    this.remembered = remembered;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A decision.
   *
   * @param by who made it
   */
  record Decision(boolean accepts, String by) {}

  /**
   * What came of it.
   *
   * @param raised sessions of others whose ceilings grew by it
   */
  record Outcome(List<Settled> settled, List<SessionKey> raised) {
    long bytes() {
      return settled.stream().mapToLong(Settled::bytes).sum();
    }
  }

  /** All that is held of these sessions of one operator. */
  Outcome of(Tx tx, UUID tenantId, List<SessionKey> sessions, Decision decision)
      throws SQLException {
    var now = clock.instant();
    var accounts = new HashMap<AccountKey, Account>();
    for (var account : Accounts.lockOf(tx, sessions)) {
      accounts.put(account.key(), account);
    }
    var meters = Meters.lockOf(tx, sessions).stream().filter(meter -> meter.held() > 0).toList();
    var settled = new ArrayList<Settled>();
    var charges = new ArrayList<Charge>();
    for (var meter : meters) {
      long bytes = meter.held();
      settled.add(new Settled(meter.sessionId, meter.accountId, meter.deviceId, bytes));
      Settlements.add(tx, ids.next(), meter, decision, now);
      var account = accounts.get(meter.accountKey());
      if (account == null) {
        throw new IllegalStateException("a meter without its account: " + meter.sessionId);
      }
      long up = meter.usedUp();
      if (decision.accepts) {
        account.accept(meter, now);
        up = meter.usedUp() - up;
        charges.add(
            new Charge(meter.sessionId, meter.accountId, meter.deviceId, up, bytes - up, now));
      } else {
        account.giveBack(meter);
      }
    }
    // What is held no more first: the database checks that all fits under the ceiling.
    Meters.saveHeldBack(tx, meters);
    Meters.save(tx, meters);
    Accounts.save(tx, accounts.values().stream().filter(Account::isChanged).toList());
    var raised = raise(tx, accounts, tenantId);
    tell(tx, tenantId, new Told(decision.accepts, settled, charges));
    return new Outcome(settled, raised);
  }

  private List<SessionKey> raise(Tx tx, Map<AccountKey, Account> accounts, UUID tenantId)
      throws SQLException {
    var raised = new ArrayList<SessionKey>();
    long slice = slices.of(tenantId);
    for (var account : accounts.values()) {
      raised.addAll(RaiseCeilings.of(tx, account, slice, clock.instant()));
    }
    return raised;
  }

  private record Told(boolean accepts, List<Settled> settled, List<Charge> charges) {}

  private static void tell(Tx tx, UUID tenantId, Told told) {
    if (told.settled.isEmpty()) {
      return;
    }
    Context.current()
        .withTenant(tenantId)
        .run(
            () -> {
              tx.publish(new HeldSettled(told.accepts, told.settled));
              if (!told.charges.isEmpty()) {
                tx.publish(BytesCharged.of(told.charges));
              }
            });
  }

  /** After it is written: what is remembered of all that has changed is old. */
  void forget(Collection<SessionKey> sessions, Outcome outcome) {
    remembered.forget(sessions);
    remembered.forget(outcome.raised);
    outcome.settled.forEach(
        one ->
            sessions.stream()
                .findFirst()
                .ifPresent(
                    key -> remembered.forget(new AccountKey(key.tenantId(), one.accountId()))));
  }
}
