package byway.network.access.api;

import byway.kit.calls.Own;
import byway.kit.calls.Who;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client device at a hotspot that has no session there as far as the hotspot knows.
 *
 * @param source where the hotspot is in the network ({@link Source}); none where that is not known
 */
public record ClientAsk(@Own(Who.HOTSPOT) UUID deviceId, String mac, @Nullable String source) {
  /** From an address that is not known. */
  public ClientAsk(UUID deviceId, String mac) {
    this(deviceId, mac, null);
  }
}
