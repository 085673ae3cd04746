package byway.charging.rewards;

import byway.charging.balances.api.BytesCharged;
import byway.charging.rewards.Guests.Use;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Fact;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.store.Tx;
import byway.network.access.api.SessionOpened;
import byway.people.identity.api.ContactProven;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class RewardsListener implements Listener {
  private final RewardsStore store;
  private final WelcomeGuest welcomeGuest;
  private final RewardTasks tasks;

  RewardsListener(RewardsStore store, WelcomeGuest welcomeGuest, RewardTasks tasks) {
    this.store = store;
    this.welcomeGuest = welcomeGuest;
    this.tasks = tasks;
  }

  @Override
  public List<Subscription> subscriptions() {
    return new Subscriptions(store)
        .calling(SessionOpened.class, (id, event) -> welcomeGuest.cameOnline(event))
        .calling(ContactProven.class, (id, event) -> welcomeGuest.proved(event))
        .together(BytesCharged.class, this::used)
        .all();
  }

  private void used(Tx tx, List<Fact<BytesCharged>> facts) {
    var uses =
        facts.stream()
            .flatMap(
                fact -> fact.event().charges().stream().map(one -> new Use(fact.tenantId(), one)))
            .toList();
    if (!uses.isEmpty()) {
      tasks.payOwners(tx, Guests.use(tx, uses));
    }
  }
}
