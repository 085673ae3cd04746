package byway.charging.rewards;

import byway.charging.rewards.Guests.Guest;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.Worker;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** Gives an owner the part for a guest who has used some. */
@Singleton
final class PayOwners implements Worker {
  private final RewardsStore store;
  private final Gifts gifts;
  private final Tenants tenants;
  private final InstantSource clock;

  PayOwners(RewardsStore store, Gifts gifts, Tenants tenants, InstantSource clock) {
    this.store = store;
    this.gifts = gifts;
    this.tenants = tenants;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).on(RewardTasks.PAY_OWNER, guest -> pay(guest.guestId()));
  }

  private void pay(UUID guestId) {
    var settings = tenants.get(Context.tenantId()).settings();
    gifts.give(
        store.write(
            tx -> {
              var guest = Guests.lock(tx, guestId).orElseThrow();
              if (guest.ownerState().equals("due")) {
                decide(tx, guest, settings);
              }
              return Guests.find(tx, guestId).orElseThrow();
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
