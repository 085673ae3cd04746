package byway.charging.rewards;

import byway.charging.rewards.Guests.Known;
import byway.kit.context.Context;
import byway.kit.store.Tx;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is to be done about a guest later on: at most one task of each kind. */
@Singleton
final class RewardTasks {
  static final TaskKind<GuestToReward> PAY_OWNER = TaskKind.of("pay-owner", GuestToReward.class);
  static final TaskKind<GuestToReward> END_FIRST =
      TaskKind.of("end-first-grant", GuestToReward.class);

  static final TaskKind<OwnersPart> TAKE_OWNERS_PART =
      TaskKind.of("take-owners-part", OwnersPart.class);

  private final Tasks tasks;

  RewardTasks(Tasks tasks) {
    this.tasks = tasks;
  }

  /** The payload of both. */
  record GuestToReward(UUID guestId) {}

  /** What an objection takes from the owner of the hotspot. */
  record OwnersPart(UUID guestId, UUID objectionId) {}

  void takeOwnersPart(Tx tx, OwnersPart part, Instant at) {
    tasks.put(tx, TAKE_OWNERS_PART, part.objectionId(), part, at);
  }

  void payOwner(Tx tx, UUID guestId) {
    tasks.put(tx, PAY_OWNER, guestId, new GuestToReward(guestId));
  }

  /** Of any operators. */
  void payOwners(Tx tx, List<Known> due) {
    for (var one : due) {
      Context.platform(one.tenantId()).run(() -> payOwner(tx, one.guestId()));
    }
  }

  void endFirst(Tx tx, UUID guestId, Instant at) {
    tasks.put(tx, END_FIRST, guestId, new GuestToReward(guestId), at);
  }
}
