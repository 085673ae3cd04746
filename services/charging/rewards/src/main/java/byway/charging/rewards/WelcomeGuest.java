package byway.charging.rewards;

import byway.charging.rewards.Guests.Guest;
import byway.contracts.access.SessionOpened;
import byway.contracts.balances.Balances;
import byway.contracts.balances.Grant;
import byway.contracts.balances.GrantReason;
import byway.contracts.devices.Devices;
import byway.contracts.rewards.RewardGranted;
import byway.contracts.tenants.TenantSettings;
import byway.contracts.tenants.Tenants;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rewards a guest's first session (row K2). What is granted is decided once and written down first;
 * the grants have keys that follow from the guest, so after a crash the rest is simply done again.
 */
@Singleton
final class WelcomeGuest {
  private static final int NOT_FOUND = 404;

  private final RewardsStore store;
  private final Tenants tenants;
  private final Devices devices;
  private final Balances balances;
  private final Ids ids;

  WelcomeGuest(RewardsStore store, Tenants tenants, Devices devices, Balances balances, Ids ids) {
    this.store = store;
    this.tenants = tenants;
    this.devices = devices;
    this.balances = balances;
    this.ids = ids;
  }

  void welcome(SessionOpened event) {
    var guest =
        store.read(tx -> Guests.find(tx, event.customerId())).orElseGet(() -> decide(event));
    if (!guest.settled()) {
      settle(guest);
    }
  }

  private Guest decide(SessionOpened event) {
    var tenant = Context.tenantId();
    var settings = tenants.get(tenant).settings();
    var owner = owner(event.deviceId());
    return store.write(
        tx ->
            Guests.claim(tx, tenant, ids.next(), event)
                ? decide(tx, event, settings, owner)
                : Guests.find(tx, event.customerId()).orElseThrow());
  }

  private @Nullable UUID owner(UUID deviceId) {
    try {
      return devices.get(deviceId).ownerId();
    } catch (Refusal refusal) {
      if (refusal.status() == NOT_FOUND) {
        return null;
      }
      throw refusal;
    }
  }

  private static Guest decide(
      Tx tx, SessionOpened event, TenantSettings settings, @Nullable UUID owner) {
    var decision = decision(tx, event, settings, owner);
    boolean welcome = decision != Decision.SEEN_CLIENT;
    long guestBytes = welcome ? settings.guestBonusBytes() : 0;
    long ownerBytes = decision == Decision.GRANTED ? settings.ownerBonusBytes() : 0;
    boolean settled = guestBytes == 0 && ownerBytes == 0;
    var guest =
        new Guest(event.customerId(), event.deviceId(), owner, guestBytes, ownerBytes, settled);
    Guests.decide(tx, guest, decision);
    return guest;
  }

  private static Decision decision(
      Tx tx, SessionOpened event, TenantSettings settings, @Nullable UUID owner) {
    if (settings.guestBonusBytes() == 0 && settings.ownerBonusBytes() == 0) {
      return Decision.NOT_OFFERED;
    }
    var tenant = Context.tenantId();
    if (!Bounds.welcome(tx, tenant, event.deviceId(), event.mac(), event.at())) {
      return Decision.SEEN_CLIENT;
    }
    if (settings.ownerBonusBytes() == 0) {
      return Decision.OWNER_NOT_OFFERED;
    }
    if (owner == null) {
      return Decision.NO_OWNER;
    }
    if (owner.equals(event.customerId())) {
      return Decision.OWN_HOTSPOT;
    }
    var day = LocalDate.ofInstant(event.at(), ZoneOffset.UTC);
    if (Bounds.earned(tx, tenant, day, owner) >= settings.ownerBonusesPerDay()) {
      return Decision.OVER_OWNER_LIMIT;
    }
    if (Bounds.earned(tx, tenant, day, event.deviceId()) >= settings.deviceBonusesPerDay()) {
      return Decision.OVER_DEVICE_LIMIT;
    }
    Bounds.count(tx, day, owner);
    Bounds.count(tx, day, event.deviceId());
    return Decision.GRANTED;
  }

  private void settle(Guest guest) {
    var owner = guest.ownerId();
    if (guest.guestBytes() > 0) {
      grant("guest", guest, guest.guestId(), guest.guestBytes(), GrantReason.GUEST_BONUS);
    }
    if (guest.ownerBytes() > 0 && owner != null) {
      grant("owner", guest, owner, guest.ownerBytes(), GrantReason.OWNER_BONUS);
    }
    store.change(
        tx -> {
          if (Guests.settle(tx, guest.guestId())) {
            if (guest.guestBytes() > 0) {
              tx.publish(new RewardGranted(guest.guestId(), "guest", guest.guestBytes()));
            }
            if (guest.ownerBytes() > 0 && owner != null) {
              tx.publish(new RewardGranted(owner, "owner", guest.ownerBytes()));
            }
          }
        });
  }

  private void grant(String kind, Guest guest, UUID account, long bytes, GrantReason reason) {
    var name = kind + ":" + Context.tenantId() + guest.guestId();
    var key = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    var unused = balances.grant(new Grant(key, account, bytes, reason, null, ""));
  }
}
