package byway.charging.rewards;

import byway.charging.balances.api.BytesCharged;
import byway.charging.objections.api.ObjectionDecided;
import byway.charging.rewards.Guests.Use;
import byway.charging.rewards.RewardTasks.OwnersPart;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Fact;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.store.Tx;
import byway.network.access.api.SessionOpened;
import byway.people.identity.api.ContactProven;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

@Singleton
final class RewardsListener implements Listener {
  private final RewardsStore store;
  private final WelcomeGuest welcomeGuest;
  private final RewardTasks tasks;
  private final InstantSource clock;

  RewardsListener(
      RewardsStore store, WelcomeGuest welcomeGuest, RewardTasks tasks, InstantSource clock) {
    this.clock = clock;
    this.store = store;
    this.welcomeGuest = welcomeGuest;
    this.tasks = tasks;
  }

  @Override
  public List<Subscription> subscriptions() {
    return new Subscriptions(store)
        .calling(SessionOpened.class, (id, event) -> welcomeGuest.cameOnline(event))
        .calling(ContactProven.class, (id, event) -> welcomeGuest.proved(event))
        .to(ObjectionDecided.class, (tx, event) -> objected(tx, event))
        .together(BytesCharged.class, this::used)
        .all();
  }

  /** At once: who is not paid yet is not paid. */
  private void objected(Tx tx, ObjectionDecided event) {
    if (event.accepted()) {
      var part = new OwnersPart(event.customerId(), event.objectionId());
      Guests.lock(tx, event.customerId())
          .filter(guest -> guest.deviceId().equals(event.deviceId()))
          .ifPresent(guest -> tasks.takeOwnersPart(tx, part, clock.instant()));
    }
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
