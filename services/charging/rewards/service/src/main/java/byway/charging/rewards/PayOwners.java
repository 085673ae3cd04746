package byway.charging.rewards;

import byway.charging.rewards.Guests.Guest;
import byway.charging.rewards.Guests.Known;
import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.platform.SetAside;
import byway.kit.store.Tx;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;

/** Gives owners their part for guests who have used some, every few seconds. */
@Singleton
final class PayOwners implements Chore {
  private static final String KIND = "the bonus of an owner";
  private static final int MOST = 200;

  private final RewardsStore store;
  private final Gifts gifts;
  private final Tenants tenants;
  private final SetAside aside;
  private final InstantSource clock;

  PayOwners(RewardsStore store, Gifts gifts, Tenants tenants, SetAside aside, InstantSource clock) {
    this.store = store;
    this.gifts = gifts;
    this.tenants = tenants;
    this.aside = aside;
    this.clock = clock;
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(3);
  }

  @Override
  public void run() {
    AllTenants.idsByPage(tenants, this::pay);
  }

  private void pay(Collection<UUID> of) {
    int most = MOST + aside.rows(KIND);
    aside.each(
        store.across(of, tx -> Guests.ownersDue(tx, most)),
        due -> new SetAside.Row(KIND, due.tenantId(), due.guestId()),
        due -> Context.platform(due.tenantId()).run(() -> pay(due)));
  }

  private void pay(Known due) {
    var settings = tenants.get(due.tenantId()).settings();
    gifts.give(
        store.write(
            tx -> {
              var guest = Guests.lock(tx, due.guestId()).orElseThrow();
              if (guest.ownerState().equals("due")) {
                decide(tx, guest, settings);
              }
              return Guests.find(tx, due.guestId()).orElseThrow();
            }));
  }

  private void decide(Tx tx, Guest guest, TenantSettings settings) {
    var decision = decision(tx, guest, settings);
    long bytes = decision == Decision.GRANTED ? settings.ownerBonusBytes() : 0;
    Guests.payOwner(tx, guest.guestId(), decision, bytes);
    if (bytes == 0) {
      var day = Bounds.day(clock.instant());
      Bounds.tally(tx, Context.tenantId(), day, "owner:" + decision.inRows(), "");
    }
  }

  private Decision decision(Tx tx, Guest guest, TenantSettings settings) {
    var owner = guest.ownerId();
    if (owner == null) {
      return Decision.NO_OWNER;
    }
    if (settings.ownerBonusBytes() == 0) {
      return Decision.OWNER_NOT_OFFERED;
    }
    var now = clock.instant();
    if (Bounds.isClientOf(tx, guest.mac(), owner, now)) {
      return Decision.OWNERS_CLIENT;
    }
    var tenant = Context.tenantId();
    var day = Bounds.day(now);
    if (Bounds.earned(tx, tenant, day, owner) >= settings.ownerBonusesPerDay()) {
      return Decision.OVER_OWNER_LIMIT;
    }
    if (Bounds.earned(tx, tenant, day, guest.deviceId()) >= settings.deviceBonusesPerDay()) {
      return Decision.OVER_DEVICE_LIMIT;
    }
    Bounds.count(tx, day, owner);
    Bounds.count(tx, day, guest.deviceId());
    return Decision.GRANTED;
  }
}
