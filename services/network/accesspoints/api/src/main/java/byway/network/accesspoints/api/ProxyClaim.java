package byway.network.accesspoints.api;

import java.util.UUID;

/**
 * Who somebody says to be, and for whom they speak.
 *
 * @param address where the request came from
 * @param accessPointId the access point that it is about
 */
public record ProxyClaim(UUID proxyId, String secret, String address, UUID accessPointId) {
  @Override
  public String toString() {
    return "ProxyClaim[%s, hidden, %s, %s]".formatted(proxyId, address, accessPointId);
  }
}
