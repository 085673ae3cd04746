package byway.charging.usage;

import byway.contracts.balances.BytesCharged;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.context.Context;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

@Singleton
final class UsageListener implements Listener {
  private final UsageStore store;
  private final InstantSource clock;

  UsageListener(UsageStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<Subscription> subscriptions() {
    return new Subscriptions(store)
        .to(
            BytesCharged.class,
            (tx, event) ->
                RecordCharges.of(tx, Context.tenantId(), event.charges(), clock.instant()))
        .all();
  }
}
