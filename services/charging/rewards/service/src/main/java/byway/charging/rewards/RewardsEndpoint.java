package byway.charging.rewards;

import byway.charging.rewards.Guests.Guest;
import byway.charging.rewards.api.GuestReward;
import byway.charging.rewards.api.GuestReward.State;
import byway.charging.rewards.api.Reward;
import byway.charging.rewards.api.RewardTally;
import byway.charging.rewards.api.Rewards;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.Tenants;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(RewardsEndpoint.class)
class RewardsEndpoint implements Rewards {
  private static final int MOST_DAYS = 35;

  /** More than there are kinds of them in so many days. */
  private static final int MOST_TALLIES = 1_000;

  private final RewardsStore store;

  private final Tenants tenants;
  private final Contacts contacts;
  private final InstantSource clock;

  RewardsEndpoint(RewardsStore store, Tenants tenants, Contacts contacts, InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.contacts = contacts;
    this.clock = clock;
  }

  @Override
  public GuestReward ofGuest(UUID guestId) {
    var found = store.read(tx -> Guests.find(tx, guestId)).orElse(null);
    if (found != null && !found.is(Decision.UNDECIDED)) {
      var state = found.guestBytes() > 0 ? State.WELCOMED : State.NOTHING;
      return reward(state, found, found.guestBytes());
    }
    var settings = tenants.get(Context.tenantId()).settings();
    long bonus = settings.guestBonusBytes();
    if (bonus == 0) {
      return reward(State.NOTHING, found, 0);
    }
    boolean isProven =
        store.<Boolean>read(tx -> Guests.isProven(tx, guestId))
            || contacts.of(guestId) == Contacts.ContactStanding.PROVEN;
    if (isComing(found, isProven)) {
      long first = Math.min(WelcomeGuest.rules(settings).firstBytes(), bonus);
      return new GuestReward(State.NEW, isProven ? 0 : first, null, bonus);
    }
    return reward(isProven ? State.WAITING : State.TO_BE_PROVEN, found, bonus);
  }

  /** Not decided yet, and nothing speaks against it: the news of it is on its way. */
  private static boolean isComing(@Nullable Guest guest, boolean isProven) {
    return guest == null
        || (guest.reached() == null && (isProven || guest.firstState().equals("none")));
  }

  private static GuestReward reward(State state, @Nullable Guest guest, long bonusBytes) {
    return guest == null
        ? new GuestReward(state, 0, null, bonusBytes)
        : new GuestReward(state, guest.firstBytes(), guest.firstUntil(), bonusBytes);
  }

  @Override
  public List<RewardTally> tallies(int days) {
    int back = Math.clamp(days, 1, MOST_DAYS);
    var since = Bounds.day(clock.instant()).minusDays(back - 1L);
    return store.read(tx -> Guests.tallies(tx, since, MOST_TALLIES));
  }

  @Override
  public Page<Reward> ofOwner(UUID ownerId, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var before = cursor == null ? null : id(cursor);
    var found = store.read(tx -> Guests.rewards(tx, Context.tenantId(), ownerId, before, most + 1));
    return Page.of(found, most, reward -> reward.id().toString());
  }

  private static UUID id(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
  }
}
