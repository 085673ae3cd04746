package byway.charging.rewards;

import byway.charging.rewards.Guests.Guest;
import byway.charging.rewards.RewardTasks.OwnersPart;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.tasks.Duties;
import byway.kit.tasks.Worker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/**
 * An owner earns nothing by a guest who was not there: what is not paid is not, and what is paid is
 * taken back, as far as it is not used up.
 */
@Singleton
final class TakeOwnersPart implements Worker {
  /** What is promised to a session of the owner's own comes free, or is used. */
  private static final Duration LATER = Duration.ofMinutes(5);

  private final RewardsStore store;
  private final Gifts gifts;
  private final RewardTasks tasks;
  private final InstantSource clock;

  TakeOwnersPart(RewardsStore store, Gifts gifts, RewardTasks tasks, InstantSource clock) {
    this.store = store;
    this.gifts = gifts;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).on(RewardTasks.TAKE_OWNERS_PART, this::take);
  }

  private void take(OwnersPart part) {
    var guest =
        store.<Guest>write(
            tx -> {
              stop(tx, part.guestId());
              return Guests.find(tx, part.guestId()).orElseThrow();
            });
    if (guest.ownerBytes() == 0) {
      return;
    }
    gifts.give(guest); // what is being paid is paid first, or it would come after it was taken
    store.change(tx -> Guests.takeOwnersPart(tx, guest.guestId()));
    if (gifts.takeFromOwner(guest, part.objectionId()) > 0) {
      store.change(tx -> tasks.takeOwnersPart(tx, part, clock.instant().plus(LATER)));
    }
  }

  private void stop(Tx tx, UUID guestId) {
    var guest = Guests.lock(tx, guestId).orElseThrow();
    if (guest.ownerState().equals("waiting") || guest.ownerState().equals("due")) {
      Guests.payOwner(tx, guestId, Decision.OBJECTED, 0);
      var day = Bounds.day(clock.instant());
      Bounds.tally(tx, Context.tenantId(), day, "owner:" + Decision.OBJECTED.inRows(), "");
    }
  }
}
