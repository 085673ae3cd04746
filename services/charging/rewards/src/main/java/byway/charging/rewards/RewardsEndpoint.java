package byway.charging.rewards;

import byway.contracts.rewards.Reward;
import byway.contracts.rewards.Rewards;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(RewardsEndpoint.class)
class RewardsEndpoint implements Rewards {
  private final RewardsStore store;

  RewardsEndpoint(RewardsStore store) {
    this.store = store;
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
