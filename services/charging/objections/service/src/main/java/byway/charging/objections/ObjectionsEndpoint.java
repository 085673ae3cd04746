package byway.charging.objections;

import byway.charging.objections.api.DecideObjection;
import byway.charging.objections.api.HotspotObjections;
import byway.charging.objections.api.Objection;
import byway.charging.objections.api.ObjectionState;
import byway.charging.objections.api.Objections;
import byway.charging.objections.api.RaiseObjection;
import byway.charging.objections.api.Stay;
import byway.kit.calls.Owners;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(ObjectionsEndpoint.class)
class ObjectionsEndpoint implements Objections {
  private static final int MOST_OF_CUSTOMER = 100;
  private static final int MOST_HOTSPOTS = 500;
  private static final Duration COUNTED = Duration.ofDays(90);

  private final ObjectionsStore store;
  private final Stays stays;
  private final Raise raise;
  private final Decide decide;
  private final InstantSource clock;

  ObjectionsEndpoint(
      ObjectionsStore store, Stays stays, Raise raise, Decide decide, InstantSource clock) {
    this.store = store;
    this.stays = stays;
    this.raise = raise;
    this.decide = decide;
    this.clock = clock;
  }

  @Override
  public Page<Stay> stays(UUID customerId, int limit, @Nullable String cursor) {
    return stays.of(customerId, Page.limit(limit), cursor);
  }

  @Override
  public Objection raise(RaiseObjection command) {
    return raise.raise(command);
  }

  @Override
  public List<Objection> of(UUID customerId) {
    return store.read(
        tx -> ObjectionRows.ofCustomer(tx, Context.tenantId(), customerId, MOST_OF_CUSTOMER));
  }

  @Override
  public Objection get(UUID id) {
    var found =
        store
            .read(tx -> ObjectionRows.find(tx, id))
            .orElseThrow(() -> Refusal.notFound("the objection"));
    Owners.check(found.customerId(), "the objection");
    return found;
  }

  @Override
  public Page<Objection> list(@Nullable ObjectionState state, int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var before = cursor == null ? null : id(cursor);
    var found =
        store.read(tx -> ObjectionRows.page(tx, Context.tenantId(), state, before, most + 1));
    return Page.of(found, most, one -> one.id().toString());
  }

  private static UUID id(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
  }

  @Override
  public List<HotspotObjections> counts(List<UUID> deviceIds) {
    if (deviceIds.size() > MOST_HOTSPOTS) {
      throw Refusal.invalid("too_many", "at most " + MOST_HOTSPOTS + " hotspots at once");
    }
    var since = clock.instant().minus(COUNTED);
    return store.read(tx -> ObjectionRows.counts(tx, Context.tenantId(), deviceIds, since));
  }

  @Override
  public Objection decide(UUID id, DecideObjection command) {
    return decide.decide(id, command);
  }
}
