package byway.fronts.radius;

import byway.fronts.metering.Attendance;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Secret;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.TrustedProxy;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls of a FreeRADIUS that speaks for access points, when it has proven itself. */
@Singleton
class ProxiedCalls {
  private final ProvenProxies proxies;
  private final Attendance attendance;
  private final NasAddresses nasAddresses;
  private final MeterRegistry metrics;

  ProxiedCalls(
      ProvenProxies proxies,
      Attendance attendance,
      NasAddresses nasAddresses,
      MeterRegistry metrics) {
    this.proxies = proxies;
    this.attendance = attendance;
    this.nasAddresses = nasAddresses;
    this.metrics = metrics;
  }

  /** Who calls, and for whom. */
  record Call(TrustedProxy proxy, Speaker speaker) {}

  /** What is done for a proxy that has proven itself. */
  interface Work {
    Response with(Call call) throws MalformedPacket;
  }

  Response as(@Nullable String authorization, @Nullable String accessPoint, Work work) {
    var tenant = Context.tenantId();
    var platform = Context.current().withPrincipal(Principal.PLATFORM);
    var proven = platform.call(() -> proxies.by(authorization, accessPoint));
    var known = proven.accessPoint();
    var speaker = new Speaker(tenant, known, new Secret(known.secret()));
    attendance.heard(tenant, speaker.deviceId(), Speaker.SILENCE);
    nasAddresses.heardThroughAnother(speaker);
    Callable<Response> answer =
        () -> {
          try {
            return work.with(new Call(proven.proxy(), speaker));
          } catch (MalformedPacket e) {
            metrics.counter("byway_radius_refused_total", "reason", e.reason()).increment();
            throw Refusal.invalid("malformed", "this is no request of RADIUS: " + e.reason());
          }
        };
    return platform.call(answer);
  }
}
