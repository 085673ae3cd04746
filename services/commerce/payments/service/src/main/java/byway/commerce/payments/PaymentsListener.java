package byway.commerce.payments;

import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Subscription;
import byway.people.identity.api.AccountReclaimed;
import jakarta.inject.Singleton;
import java.util.List;

/** Cards that a stranger left on an account go with the stranger. */
@Singleton
final class PaymentsListener implements Listener {
  private final PaymentsStore store;
  private final ProcessorCards cards;

  PaymentsListener(PaymentsStore store, ProcessorCards cards) {
    this.store = store;
    this.cards = cards;
  }

  @Override
  public List<Subscription> subscriptions() {
    return new Subscriptions(store)
        .calling(AccountReclaimed.class, (id, event) -> reclaimed(event))
        .all();
  }

  private void reclaimed(AccountReclaimed event) {
    cards.endAllOf(event.customerId(), event.at());
  }
}
