package byway.network.access;

import byway.charging.balances.api.MeterClosed;
import byway.commerce.orders.api.DataWithheld;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.context.Context;
import byway.network.devices.api.DeviceBlocked;
import byway.operations.tenants.api.TenantSuspended;
import byway.people.abuse.api.AccessResumed;
import byway.people.abuse.api.AccessSuspended;
import byway.people.identity.api.AccountClosed;
import byway.people.identity.api.AccountReclaimed;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class AccessListener implements Listener {
  private final AccessStore store;
  private final SignOut signOut;

  AccessListener(AccessStore store, SignOut signOut) {
    this.store = store;
    this.signOut = signOut;
  }

  /** The fact is the platform's own, of no operator. */
  private void suspended(TenantSuspended event) {
    if (event.atOnce()) {
      Context.platform(event.tenantId()).run(signOut::closeAll);
    }
  }

  @Override
  public List<Subscription> subscriptions() {
    return new Subscriptions(store)
        .to(MeterClosed.class, (tx, event) -> signOut.ended(tx, event.sessionId()))
        .calling(
            AccountReclaimed.class,
            (id, event) -> {
              // First, so that none is opened while those that are open are being closed.
              store.change(tx -> Reclaimed.note(tx, event.customerId(), event.at()));
              signOut.closeAllOf(event.customerId(), event.at());
            })
        .calling(
            AccessSuspended.class,
            (id, event) -> {
              // First, so that none is opened while those that are open are being closed.
              boolean isOut =
                  store.write(
                      tx -> {
                        Suspended.since(tx, event.customerId(), event.at());
                        return Suspended.isOut(tx, event.customerId());
                      });
              if (isOut) {
                signOut.closeAllOf(event.customerId());
              }
            })
        .to(AccessResumed.class, (tx, event) -> Suspended.until(tx, event.customerId(), event.at()))
        .calling(
            AccountClosed.class, (id, event) -> signOut.closeAllOf(event.customerId(), event.at()))
        .calling(
            DataWithheld.class, (id, event) -> signOut.closeAllOf(event.customerId(), event.at()))
        .calling(TenantSuspended.class, (id, event) -> suspended(event))
        .calling(DeviceBlocked.class, (id, event) -> signOut.closeAllAt(event.deviceId()))
        .all();
  }
}
