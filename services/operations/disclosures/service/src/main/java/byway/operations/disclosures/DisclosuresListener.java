package byway.operations.disclosures;

import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.network.access.api.SessionClosed;
import byway.network.access.api.SessionOpened;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes down who had which address, where the operator's rules ask for it. */
@Singleton
final class DisclosuresListener implements Listener {
  private final DisclosuresStore store;

  DisclosuresListener(DisclosuresStore store) {
    this.store = store;
  }

  @Override
  public List<Subscriptions.Subscription> subscriptions() {
    return new Subscriptions(store)
        .to(SessionOpened.class, SessionLog::opened)
        .to(SessionClosed.class, SessionLog::closed)
        .all();
  }
}
