package byway.charging.balances.api;

import byway.kit.events.Event;
import java.util.List;
import java.util.UUID;

/** Sessions may go on further than their hotspots know, because their account was topped up. */
@Event("balances.ceilings-raised.v1")
public record CeilingsRaised(List<Raised> ceilings) {
  /** A session's new ceiling. */
  public record Raised(UUID sessionId, UUID deviceId, long ceilingBytes) {}
}
