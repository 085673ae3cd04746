package byway.network.accesspoints.api;

import java.util.UUID;

/** A proxy's new secret, which is told once. */
public record ProxySecret(UUID proxyId, String secret) {
  @Override
  public String toString() {
    return "ProxySecret[" + proxyId + ", hidden]";
  }
}
