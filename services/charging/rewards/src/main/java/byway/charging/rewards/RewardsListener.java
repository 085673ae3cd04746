package byway.charging.rewards;

import byway.contracts.access.SessionOpened;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Subscription;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class RewardsListener implements Listener {
  private final RewardsStore store;
  private final WelcomeGuest welcomeGuest;

  RewardsListener(RewardsStore store, WelcomeGuest welcomeGuest) {
    this.store = store;
    this.welcomeGuest = welcomeGuest;
  }

  @Override
  public List<Subscription> subscriptions() {
    return new Subscriptions(store)
        .calling(SessionOpened.class, (id, event) -> welcomeGuest.welcome(event))
        .all();
  }
}
