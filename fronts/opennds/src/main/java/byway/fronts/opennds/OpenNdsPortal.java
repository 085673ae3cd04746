package byway.fronts.opennds;

import byway.fronts.web.ExternalPortal;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.secrets.Keys;
import byway.network.access.api.Session;
import byway.network.access.api.Visit;
import byway.network.accesspoints.api.AccessPoints;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The way in at an openNDS gateway: its own address, with the client's token and a pass. */
@Singleton
final class OpenNdsPortal implements ExternalPortal {
  private final AccessPoints accessPoints;
  private final Keys keys;
  private final InstantSource clock;

  OpenNdsPortal(AccessPoints accessPoints, Keys keys, InstantSource clock) {
    this.accessPoints = accessPoints;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public boolean isOf(String token) {
    return Arrival.isOne(token);
  }

  private Optional<Arrival> arrival(String token) {
    return Arrival.open(token, keys, Context.tenantId(), clock.instant());
  }

  @Override
  public Optional<Visit> visit(String token) {
    return arrival(token)
        .map(
            one -> new Visit(token, one.deviceId(), one.from().mac(), one.at().plus(Arrival.LIFE)));
  }

  @Override
  public boolean vouches(String token) {
    return arrival(token).filter(Arrival::vouched).isPresent();
  }

  @Override
  public boolean hasBegun(String token, Session session) {
    return arrival(token).filter(one -> !session.openedAt().isBefore(one.at())).isPresent();
  }

  @Override
  public Optional<URI> wayIn(String token, UUID customerId, String back) {
    return arrival(token).map(one -> wayIn(one, customerId, back));
  }

  private URI wayIn(Arrival arrival, UUID customerId, String back) {
    var from = arrival.from();
    var place = new Pass.Place(Context.tenantId(), arrival.deviceId(), from.mac(), from.hid());
    var faskey =
        Context.current()
            .withPrincipal(Principal.PLATFORM)
            .call(() -> accessPoints.get(arrival.deviceId()))
            .secret();
    return URI.create(
        "http://%s/%s/?tok=%s&redir=%s&custom=%s"
            .formatted(
                from.gateway(),
                from.authDir(),
                Tokens.rhid(from.hid(), faskey),
                URLEncoder.encode(back, StandardCharsets.UTF_8),
                new Pass(customerId, clock.instant()).seal(keys, place)));
  }
}
