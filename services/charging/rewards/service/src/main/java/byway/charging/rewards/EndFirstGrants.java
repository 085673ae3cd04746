package byway.charging.rewards;

import byway.charging.balances.api.Balances;
import byway.charging.rewards.Guests.Guest;
import byway.charging.rewards.Guests.Known;
import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.platform.SetAside;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;

/**
 * Takes back what is left of first grants whose time is over. What a hotspot has been promised for
 * a session is waited for, since it may have been used already.
 */
@Singleton
final class EndFirstGrants implements Chore {
  private static final String KIND = "the end of first grants";
  private static final int MOST = 200;
  private static final Duration LATER = Duration.ofMinutes(5);

  private final RewardsStore store;
  private final Gifts gifts;
  private final Balances balances;
  private final Tenants tenants;
  private final SetAside aside;
  private final InstantSource clock;

  EndFirstGrants(
      RewardsStore store,
      Gifts gifts,
      Balances balances,
      Tenants tenants,
      SetAside aside,
      InstantSource clock) {
    this.store = store;
    this.gifts = gifts;
    this.balances = balances;
    this.tenants = tenants;
    this.aside = aside;
    this.clock = clock;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void run() {
    AllTenants.idsByPage(tenants, this::end);
  }

  private void end(Collection<UUID> of) {
    var now = clock.instant();
    int most = MOST + aside.rows(KIND);
    aside.each(
        store.across(of, tx -> Guests.ending(tx, now, most)),
        over -> new SetAside.Row(KIND, over.tenantId(), over.guestId()),
        over -> Context.platform(over.tenantId()).run(() -> end(over)));
  }

  private void end(Known over) {
    var guest = store.read(tx -> Guests.find(tx, over.guestId())).orElseThrow();
    if (guest.firstState().equals("granting")) {
      gifts.give(guest);
    } else if (balances.balance(guest.guestId()).reservedBytes() > 0) {
      store.change(tx -> Guests.putOff(tx, guest.guestId(), clock.instant().plus(LATER)));
    } else if (guest.firstState().equals("ending") || begins(guest)) {
      var unused = gifts.takeBack(guest);
    }
  }

  /** Not where she was welcomed meanwhile: then it is a part of her bonus. */
  private boolean begins(Guest guest) {
    return store.<Boolean>write(
        tx ->
            Guests.lock(tx, guest.guestId()).orElseThrow().guestBytes() == 0
                && Guests.move(tx, guest.guestId(), "first_state", "granted", "ending"));
  }
}
