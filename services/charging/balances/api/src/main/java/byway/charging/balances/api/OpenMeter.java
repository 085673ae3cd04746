package byway.charging.balances.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session's meter, on an account, at a hotspot.
 *
 * @param aheadBytes how much to keep reserved ahead where that is more than the operator's usual
 *     slice, for a hotspot that reports seldom; none for the usual, at most 2^40
 * @param relayed whether the guest's sign-in came through the access point alone, which may have
 *     kept it: then much use is held back until the guest says that it is theirs; none for no
 */
public record OpenMeter(
    UUID sessionId,
    UUID accountId,
    UUID deviceId,
    @Nullable Long aheadBytes,
    @Nullable Boolean relayed) {
  public OpenMeter(UUID sessionId, UUID accountId, UUID deviceId, @Nullable Long aheadBytes) {
    this(sessionId, accountId, deviceId, aheadBytes, null);
  }

  public OpenMeter(UUID sessionId, UUID accountId, UUID deviceId) {
    this(sessionId, accountId, deviceId, null, null);
  }
}
