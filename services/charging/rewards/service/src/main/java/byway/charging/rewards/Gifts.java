package byway.charging.rewards;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.Grant;
import byway.charging.balances.api.GrantReason;
import byway.charging.balances.api.TakeBack;
import byway.charging.balances.api.TakeBackReason;
import byway.charging.balances.api.Withdraw;
import byway.charging.rewards.Guests.Guest;
import byway.charging.rewards.api.RewardGranted;
import byway.kit.context.Context;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Grants what was decided. The grants have keys that follow from the guest, so after a crash the
 * rest is simply done again.
 */
@Singleton
final class Gifts {
  private static final String FIRST = "first_state";
  private static final String OWNER = "owner_state";

  private final RewardsStore store;
  private final Balances balances;

  Gifts(RewardsStore store, Balances balances) {
    this.store = store;
    this.balances = balances;
  }

  /** Whatever the guest has not got yet of what was decided. */
  void give(Guest decided) {
    var guest = decided;
    if (guest.firstState().equals("granting")) {
      guest = giveFirst(guest);
    }
    if (guest.guestBytes() > 0 && !guest.settled()) {
      if (guest.firstState().equals("ending")) {
        guest = takeBack(guest);
      }
      giveRest(guest);
    }
    if (guest.ownerState().equals("paying") || isOfOldKind(guest)) {
      payOwner(guest);
    }
  }

  /** Decided before owners had to wait. */
  private static boolean isOfOldKind(Guest guest) {
    return guest.ownerState().equals("none") && guest.ownerBytes() > 0 && !guest.settled();
  }

  private Guest giveFirst(Guest guest) {
    grant("first", guest, guest.guestId(), guest.firstBytes(), GrantReason.GUEST_BONUS);
    return store.write(
        tx -> {
          if (Guests.move(tx, guest.guestId(), FIRST, "granting", "granted")) {
            tx.publish(new RewardGranted(guest.guestId(), "first", guest.firstBytes()));
          }
          return Guests.find(tx, guest.guestId()).orElseThrow();
        });
  }

  /** The first grant is a part of the bonus: what the guest has of it is not given again. */
  private void giveRest(Guest guest) {
    long rest = guest.guestBytes() - guest.firstBytes();
    if (rest > 0) {
      grant("guest", guest, guest.guestId(), rest, GrantReason.GUEST_BONUS);
    }
    store.change(
        tx -> {
          if (Guests.settle(tx, guest.guestId()) && rest > 0) {
            tx.publish(new RewardGranted(guest.guestId(), "guest", rest));
          }
        });
  }

  private void payOwner(Guest guest) {
    var owner = guest.ownerId();
    if (owner == null) {
      throw new IllegalStateException("nobody earns for guest " + guest.guestId());
    }
    grant("owner", guest, owner, guest.ownerBytes(), GrantReason.OWNER_BONUS);
    store.change(
        tx -> {
          if (Guests.move(tx, guest.guestId(), OWNER, guest.ownerState(), "paid")) {
            tx.publish(new RewardGranted(owner, "owner", guest.ownerBytes()));
          }
        });
  }

  /** Ends the first grant: what is left of it goes. Once, whatever is asked again. */
  Guest takeBack(Guest guest) {
    var back =
        balances.withdraw(
            new Withdraw(guest.guestId(), key("first", guest), "The first hour is over"));
    return store.write(
        tx -> {
          Guests.endFirst(tx, guest.guestId(), back.bytes());
          return Guests.find(tx, guest.guestId()).orElseThrow();
        });
  }

  /**
   * Takes back what the owner had for a guest; the same again changes nothing.
   *
   * @return what is still to be taken, and is promised to the owner's own sessions now
   */
  long takeFromOwner(Guest guest, UUID objectionId) {
    var owner = guest.ownerId();
    return owner == null
        ? 0
        : balances
            .takeBack(
                new TakeBack(
                    owner,
                    key("owner", guest),
                    objectionId,
                    guest.ownerBytes(),
                    null,
                    TakeBackReason.OBJECTION))
            .heldBytes();
  }

  private void grant(String kind, Guest guest, UUID account, long bytes, GrantReason reason) {
    var unused = balances.grant(new Grant(key(kind, guest), account, bytes, reason, null, ""));
  }

  private static UUID key(String kind, Guest guest) {
    var name = kind + ":" + Context.tenantId() + guest.guestId();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
