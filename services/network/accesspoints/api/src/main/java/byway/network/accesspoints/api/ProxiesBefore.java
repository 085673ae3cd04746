package byway.network.accesspoints.api;

import java.util.List;
import java.util.UUID;

/**
 * Which trusted proxies are in front of an access point.
 *
 * @param proxyIds at most 20, all of the same operator
 */
public record ProxiesBefore(List<UUID> proxyIds) {
  public ProxiesBefore {
    proxyIds = List.copyOf(proxyIds);
  }
}
