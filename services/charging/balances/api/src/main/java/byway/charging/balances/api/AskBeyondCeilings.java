package byway.charging.balances.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which hotspots, and from when on.
 *
 * @param deviceIds at most {@value #MOST}
 * @param since of sessions that began then or later
 */
public record AskBeyondCeilings(List<UUID> deviceIds, Instant since) {
  public static final int MOST = 500;
}
