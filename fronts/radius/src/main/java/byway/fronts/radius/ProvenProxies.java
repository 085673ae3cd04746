package byway.fronts.radius;

import byway.fronts.metering.BasicCredentials;
import byway.kit.values.Refusal;
import byway.kit.web.Caller;
import byway.network.accesspoints.api.ProxyClaim;
import byway.network.accesspoints.api.ProxyProof.NotProven;
import byway.network.accesspoints.api.ProxyProof.Proven;
import byway.network.accesspoints.api.TrustedProxies;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Servers in front that say over HTTP which trusted proxy they are and for which access point they
 * speak. Whoever is turned away is told the same, whatever was wrong, and counted by what it was.
 */
@Singleton
class ProvenProxies {
  private final TrustedProxies proxies;
  private final CurrentVertxRequest request;
  private final Counts refused;

  ProvenProxies(TrustedProxies proxies, CurrentVertxRequest request, MeterRegistry metrics) {
    this.proxies = proxies;
    this.request = request;
    this.refused = new Counts(metrics, "byway_radius_refused_total", "reason");
  }

  /**
   * @param authorization HTTP Basic: the id of a proxy, and its secret
   */
  Proven by(@Nullable String authorization, @Nullable String accessPoint) {
    var claim = claim(authorization, accessPoint);
    if (claim.isEmpty()) {
      throw nobody("not_a_proxy");
    }
    return switch (proxies.prove(claim.get())) {
      case Proven proven -> proven;
      case NotProven no -> throw nobody(no.why());
    };
  }

  private Optional<ProxyClaim> claim(@Nullable String authorization, @Nullable String accessPoint) {
    return BasicCredentials.of(authorization)
        .flatMap(
            given ->
                id(given.name())
                    .flatMap(
                        proxy ->
                            id(accessPoint)
                                .map(
                                    device ->
                                        new ProxyClaim(proxy, given.secret(), address(), device))));
  }

  private static Optional<UUID> id(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String address() {
    return Caller.of(request).address();
  }

  private Refusal nobody(String why) {
    refused.add(why);
    return Refusal.unauthenticated(
        "send the id of a trusted proxy and its secret, from its address, for an access point"
            + " behind it");
  }
}
