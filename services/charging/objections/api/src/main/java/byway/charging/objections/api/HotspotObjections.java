package byway.charging.objections.api;

import java.util.UUID;

/** How many customers have said of a hotspot that it was not them, in the last 90 days. */
public record HotspotObjections(UUID deviceId, int open, int accepted, int refused) {
  public int all() {
    return open + accepted + refused;
  }
}
