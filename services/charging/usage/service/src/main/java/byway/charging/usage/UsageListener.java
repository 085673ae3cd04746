package byway.charging.usage;

import byway.charging.balances.api.BytesCharged;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Fact;
import byway.kit.bus.Subscriptions.Subscription;
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
        .together(
            BytesCharged.class,
            (tx, facts) -> RecordCharges.of(tx, charges(facts), clock.instant()))
        .all();
  }

  private static List<TenantCharge> charges(List<Fact<BytesCharged>> facts) {
    return facts.stream()
        .flatMap(
            fact ->
                fact.event().charges().stream().map(one -> new TenantCharge(fact.tenantId(), one)))
        .toList();
  }
}
