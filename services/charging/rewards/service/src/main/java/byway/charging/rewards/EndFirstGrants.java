package byway.charging.rewards;

import byway.charging.balances.api.Balances;
import byway.charging.rewards.Guests.Guest;
import byway.kit.tasks.Duties;
import byway.kit.tasks.Worker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Takes back what is left of a first grant whose time is over. What a hotspot has been promised for
 * a session is waited for, since it may have been used already.
 */
@Singleton
final class EndFirstGrants implements Worker {
  private static final Duration LATER = Duration.ofMinutes(5);

  private final RewardsStore store;
  private final Gifts gifts;
  private final Balances balances;
  private final RewardTasks tasks;
  private final InstantSource clock;

  EndFirstGrants(
      RewardsStore store, Gifts gifts, Balances balances, RewardTasks tasks, InstantSource clock) {
    this.store = store;
    this.gifts = gifts;
    this.balances = balances;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public Duties duties() {
    return new Duties(store).on(RewardTasks.END_FIRST, guest -> end(guest.guestId()));
  }

  private void end(UUID guestId) {
    var guest = store.read(tx -> Guests.find(tx, guestId)).orElseThrow();
    if (guest.guestBytes() > 0) {
      return;
    }
    switch (guest.firstState()) {
      case "granting" -> {
        gifts.give(guest);
        store.change(tx -> tasks.endFirst(tx, guestId, clock.instant()));
      }
      case "granted", "ending" -> takeBack(guest);
      default -> {}
    }
  }

  private void takeBack(Guest guest) {
    if (balances.balance(guest.guestId()).reservedBytes() > 0) {
      putOff(guest.guestId());
    } else if (guest.firstState().equals("ending") || begins(guest)) {
      var unused = gifts.takeBack(guest);
    }
  }

  private void putOff(UUID guestId) {
    var later = clock.instant().plus(LATER);
    store.change(
        tx -> {
          Guests.putOff(tx, guestId, later);
          tasks.endFirst(tx, guestId, later);
        });
  }

  /** Not where she was welcomed meanwhile: then it is a part of her bonus. */
  private boolean begins(Guest guest) {
    return store.<Boolean>write(
        tx ->
            Guests.lock(tx, guest.guestId()).orElseThrow().guestBytes() == 0
                && Guests.move(tx, guest.guestId(), "first_state", "granted", "ending"));
  }
}
