package byway.charging.rewards;

import byway.charging.rewards.Bounds.Gift;
import byway.charging.rewards.Contacts.ContactStanding;
import byway.charging.rewards.Guests.Guest;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.network.access.api.SessionOpened;
import byway.network.devices.api.Devices;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import byway.operations.tenants.api.WelcomeRules;
import byway.people.identity.api.ContactProven;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Welcomes a guest who has come and has proven an address or number, whichever is first. Who has
 * proven nothing gets a small first grant, to read the code with. What is given is decided and
 * written down first, and granted after that ({@link Gifts}).
 */
@Singleton
final class WelcomeGuest {
  private static final int NOT_FOUND = 404;

  private final RewardsStore store;
  private final Tenants tenants;
  private final Devices devices;
  private final Contacts contacts;
  private final Gifts gifts;
  private final RewardTasks tasks;
  private final Ids ids;
  private final InstantSource clock;

  WelcomeGuest(
      RewardsStore store,
      Tenants tenants,
      Devices devices,
      Contacts contacts,
      Gifts gifts,
      RewardTasks tasks,
      Ids ids,
      InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.devices = devices;
    this.contacts = contacts;
    this.gifts = gifts;
    this.tasks = tasks;
    this.ids = ids;
    this.clock = clock;
  }

  void cameOnline(SessionOpened event) {
    var tenant = Context.tenantId();
    var guest =
        store.write(
            tx -> {
              Bounds.used(tx, tenant, event.mac(), event.customerId(), event.at());
              Guests.claim(tx, tenant, ids.next(), event);
              return Guests.find(tx, event.customerId()).orElseThrow();
            });
    gifts.give(guest.is(Decision.UNDECIDED) ? decide(guest) : guest);
  }

  void proved(ContactProven event) {
    var found =
        store.write(
            tx -> {
              Guests.prove(tx, Context.tenantId(), event.customerId());
              return Guests.find(tx, event.customerId());
            });
    found.ifPresent(guest -> gifts.give(guest.is(Decision.UNDECIDED) ? decide(guest) : guest));
  }

  private Guest decide(Guest guest) {
    var settings = tenants.get(Context.tenantId()).settings();
    var owner = owner(guest.deviceId());
    var standing = contacts.of(guest.guestId());
    return store.write(
        tx -> {
          var now = Guests.lock(tx, guest.guestId()).orElseThrow();
          if (now.is(Decision.UNDECIDED)) {
            decide(tx, now, settings, owner, standing);
          }
          return Guests.find(tx, guest.guestId()).orElseThrow();
        });
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

  private void decide(
      Tx tx, Guest guest, TenantSettings settings, @Nullable UUID owner, ContactStanding standing) {
    if (settings.guestBonusBytes() == 0 && settings.ownerBonusBytes() == 0) {
      Guests.decide(tx, guest.guestId(), Decision.NOT_OFFERED);
    } else if (standing == ContactStanding.NO_ACCOUNT) {
      Guests.decide(tx, guest.guestId(), Decision.NO_ACCOUNT);
    } else if (standing == ContactStanding.PROVEN || Guests.isProven(tx, guest.guestId())) {
      welcome(tx, guest, settings, owner);
    } else if (guest.firstState().equals("none")) {
      giveFirst(tx, guest, settings);
    }
  }

  static WelcomeRules rules(TenantSettings settings) {
    return Objects.requireNonNullElse(settings.welcome(), WelcomeRules.USUAL);
  }

  private void giveFirst(Tx tx, Guest guest, TenantSettings settings) {
    var rules = rules(settings);
    long bytes = Math.min(rules.firstBytes(), settings.guestBonusBytes());
    if (bytes > 0 && isAllowed(tx, guest, Gift.FIRST, rules)) {
      var until = clock.instant().plus(Duration.ofMinutes(rules.firstMinutes()));
      Guests.giveFirst(tx, guest.guestId(), bytes, until);
      tasks.endFirst(tx, guest.guestId(), until);
    }
  }

  private void welcome(Tx tx, Guest guest, TenantSettings settings, @Nullable UUID owner) {
    var rules = rules(settings);
    if (!isWithinDay(tx, guest, Gift.WELCOME, rules, clock.instant())) {
      return;
    }
    if (!Bounds.onClient(tx, Context.tenantId(), Gift.WELCOME, guest.mac(), clock.instant())) {
      Guests.decide(tx, guest.guestId(), Decision.SEEN_CLIENT);
      return;
    }
    var decision = forOwner(guest, settings, owner);
    boolean isOwnerDue =
        Guests.welcome(
            tx,
            guest.guestId(),
            decision,
            settings.guestBonusBytes(),
            owner,
            rules.ownerAfterBytes());
    if (isOwnerDue) {
      tasks.payOwner(tx, guest.guestId());
    }
  }

  private static Decision forOwner(Guest guest, TenantSettings settings, @Nullable UUID owner) {
    if (settings.ownerBonusBytes() == 0) {
      return Decision.OWNER_NOT_OFFERED;
    }
    if (owner == null) {
      return Decision.NO_OWNER;
    }
    return owner.equals(guest.guestId()) ? Decision.OWN_HOTSPOT : Decision.WELCOMED;
  }

  private boolean isAllowed(Tx tx, Guest guest, Gift gift, WelcomeRules rules) {
    var now = clock.instant();
    if (!isWithinDay(tx, guest, gift, rules, now)) {
      return false;
    }
    if (!Bounds.onClient(tx, Context.tenantId(), gift, guest.mac(), now)) {
      Guests.reach(tx, guest.guestId(), "client");
      return false;
    }
    return true;
  }

  private static boolean isWithinDay(
      Tx tx, Guest guest, Gift gift, WelcomeRules rules, Instant now) {
    var reached =
        Bounds.ofDay(tx, Context.tenantId(), gift, guest.deviceId(), guest.source(), rules, now);
    reached.ifPresent(bound -> Guests.reach(tx, guest.guestId(), bound));
    return reached.isEmpty();
  }
}
