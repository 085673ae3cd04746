package byway.charging.objections;

import byway.charging.balances.api.DeclareLinks;
import byway.charging.balances.api.HeldHotspot;
import byway.charging.balances.api.HeldReason;
import byway.charging.balances.api.HeldSession;
import byway.charging.balances.api.HeldSum;
import byway.charging.balances.api.HotspotLinks;
import byway.charging.balances.api.Reviews;
import byway.charging.balances.api.SettleUse;
import byway.charging.balances.api.SettledUse;
import byway.kit.values.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is held back, as a test has said. */
final class HeldHere implements Reviews {
  private final Map<UUID, HeldSession> held = new ConcurrentHashMap<>();

  void hold(UUID session, UUID account, UUID device, long bytes) {
    held.put(
        session,
        new HeldSession(
            session, account, device, bytes, 0, List.of(HeldReason.UPLINK), Instant.EPOCH));
  }

  @Override
  public List<HeldSession> ofAccount(UUID accountId) {
    return held.values().stream().filter(one -> one.accountId().equals(accountId)).toList();
  }

  @Override
  public SettledUse settle(SettleUse command) {
    var session = command.sessionId();
    var gone = session == null ? null : held.remove(session);
    return new SettledUse(gone == null ? 0 : 1, gone == null ? 0 : gone.heldBytes(), false);
  }

  @Override
  public Page<HeldHotspot> hotspots(int limit, @Nullable String cursor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<HeldSession> atHotspot(UUID deviceId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HeldSum sumAt(UUID deviceId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SettledUse confirm(UUID sessionId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HotspotLinks links(UUID deviceId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HotspotLinks declare(DeclareLinks command) {
    throw new UnsupportedOperationException();
  }
}
