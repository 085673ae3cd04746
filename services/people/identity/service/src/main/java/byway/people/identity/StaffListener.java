package byway.people.identity;

import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.people.staff.api.StaffLeft;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Who works here no more has nothing open here either. */
@Singleton
final class StaffListener implements Listener {
  private final IdentityStore store;
  private final InstantSource clock;

  StaffListener(IdentityStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<Subscriptions.Subscription> subscriptions() {
    return new Subscriptions(store)
        .to(
            StaffLeft.class,
            (tx, event) -> {
              Families.revokeOthers(tx, event.personId(), "", clock.instant());
              HalfSignIns.endAll(tx, event.personId());
              ProviderLinks.forget(tx, event.personId());
            })
        .all();
  }
}
