package byway.charging.balances;

import byway.charging.balances.SettleHeld.Decision;
import byway.charging.balances.SettleHeld.Outcome;
import byway.charging.balances.api.DeclareLinks;
import byway.charging.balances.api.HeldHotspot;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.HeldSum;
import byway.charging.balances.api.HotspotLinks;
import byway.charging.balances.api.Reviews;
import byway.charging.balances.api.SettleUse;
import byway.charging.balances.api.SettledUse;
import byway.kit.calls.Owners;
import byway.kit.calls.ServiceEndpoint;
import byway.kit.context.Context;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Typed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@RunOnVirtualThread
@ServiceEndpoint
@Typed(ReviewsEndpoint.class)
class ReviewsEndpoint implements Reviews {
  private static final int MOST_SESSIONS = 200;
  private static final int MOST_AT_ONCE = 200;

  /** So many sessions a decision; the answer says whether there are more. */
  private static final int MOST_ROUNDS = 25;

  private final BalancesStore store;
  private final SettleHeld settle;
  private final ChargingCache remembered;
  private final InstantSource clock;

  ReviewsEndpoint(
      BalancesStore store, SettleHeld settle, ChargingCache remembered, InstantSource clock) {
    this.store = store;
    this.settle = settle;
    this.remembered = remembered;
    this.clock = clock;
  }

  @Override
  public Page<HeldHotspot> hotspots(int limit, @Nullable String cursor) {
    int most = Page.limit(limit);
    var after = cursor == null ? null : id(cursor);
    var found = store.read(tx -> Held.hotspots(tx, Context.tenantId(), after, most + 1));
    return Page.of(found, most, one -> one.deviceId().toString());
  }

  private static UUID id(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
    }
  }

  @Override
  public List<HeldSession> atHotspot(UUID deviceId) {
    return store.read(tx -> Held.atHotspot(tx, here(deviceId), MOST_SESSIONS));
  }

  @Override
  public HeldSum sumAt(UUID deviceId) {
    return store.read(tx -> Held.sumAt(tx, here(deviceId)));
  }

  @Override
  public List<HeldSession> ofAccount(UUID accountId) {
    return store.read(tx -> Held.ofAccount(tx, AccountKey.here(accountId), MOST_SESSIONS));
  }

  @Override
  public SettledUse settle(SettleUse command) {
    var decision = new Decision(command.accepts(), Context.current().principal().encode());
    return settle(command.deviceId(), command.sessionId(), command.until(), decision);
  }

  @Override
  public SettledUse confirm(UUID sessionId) {
    var meter =
        store
            .read(tx -> Meters.find(tx, SessionKey.here(sessionId)))
            .orElseThrow(() -> Refusal.notFound("the session"));
    Owners.check(meter.accountId, "the session");
    store.change(tx -> Held.confirm(tx, SessionKey.here(sessionId)));
    remembered.forget(List.of(SessionKey.here(sessionId)));
    var decision = new Decision(true, Context.current().principal().encode());
    return settle(meter.deviceId, sessionId, clock.instant(), decision);
  }

  private SettledUse settle(
      UUID deviceId, @Nullable UUID sessionId, Instant until, Decision decision) {
    var tenant = Context.tenantId();
    long sessions = 0;
    long bytes = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var touched = new ArrayList<SessionKey>();
      var outcome =
          store.<Outcome>write(
              tx -> {
                touched.clear();
                touched.addAll(Held.of(tx, here(deviceId), sessionId, until, MOST_AT_ONCE));
                return settle.of(tx, tenant, touched, decision);
              });
      settle.forget(touched, outcome);
      sessions += outcome.settled().size();
      bytes += outcome.bytes();
      if (touched.size() < MOST_AT_ONCE) {
        return new SettledUse(sessions, bytes, false);
      }
    }
    return new SettledUse(sessions, bytes, true);
  }

  @Override
  public HotspotLinks links(UUID deviceId) {
    return shown(
        deviceId,
        store.read(tx -> LinkRates.find(tx, here(deviceId))).orElse(LinkRates.Said.NOTHING));
  }

  @Override
  public HotspotLinks declare(DeclareLinks command) {
    check(command.uplinkMbit());
    check(command.radioMbit());
    var said = new LinkRates.Said(command.uplinkMbit(), command.radioMbit());
    var hotspot = here(command.deviceId());
    var now = clock.instant();
    store.change(tx -> LinkRates.put(tx, hotspot, said, now));
    var paces = remembered.paces();
    paces.said(hotspot, said.over(paces.settings().usual()), now.toEpochMilli());
    return shown(command.deviceId(), said);
  }

  private static void check(@Nullable Integer mbit) {
    if (mbit != null && (mbit < 0 || mbit > Links.MOST_MBIT)) {
      throw Refusal.invalid(
          "rate_invalid", "a link carries 0 to %d Mbit/s".formatted(Links.MOST_MBIT));
    }
  }

  private HotspotLinks shown(UUID deviceId, LinkRates.Said said) {
    var links = said.over(remembered.paces().settings().usual());
    return new HotspotLinks(
        deviceId,
        links.uplinkMbit(),
        links.radioMbit(),
        said.uplinkMbit() != null,
        said.radioMbit() != null);
  }

  private static HotspotKey here(UUID deviceId) {
    return new HotspotKey(Context.tenantId(), deviceId);
  }
}
