package byway.fronts.radius;

import byway.charging.balances.api.CeilingsRaised;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.values.Refusal;
import byway.network.access.api.SessionClosed;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.Tally;
import byway.network.devices.api.DeviceBlocked;
import byway.network.devices.api.DeviceUnblocked;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Facts that an access point must hear of at once; what is lost, its next report brings back. */
@Singleton
class RadiusListener implements Listener {
  private static final String ROLE = "radius";

  /** Its meter has had the access point's last word. */
  private static final String ENDED_BY_ITSELF = "idle";

  private final DynamicAuthorization orders;
  private final AccountingSessions stays;
  private final OutOfService outOfService;
  private final AccessPoints accessPoints;

  RadiusListener(
      DynamicAuthorization orders,
      AccountingSessions stays,
      OutOfService outOfService,
      AccessPoints accessPoints) {
    this.outOfService = outOfService;
    this.orders = orders;
    this.stays = stays;
    this.accessPoints = accessPoints;
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(
        Subscriptions.passing(ROLE, SessionClosed.class, (id, event) -> closed(event)),
        Subscriptions.passing(
            ROLE, DeviceBlocked.class, (id, event) -> outOfService.forget(event.deviceId())),
        Subscriptions.passing(
            ROLE, DeviceUnblocked.class, (id, event) -> outOfService.forget(event.deviceId())),
        Subscriptions.passing(ROLE, CeilingsRaised.class, (id, event) -> raised(event)));
  }

  private void closed(SessionClosed event) {
    stays.close(event.sessionId(), event.at());
    if (event.reason().equals(ENDED_BY_ITSELF)) {
      return;
    }
    orders
        .at(event.deviceId())
        .ifPresent(
            to ->
                named(event.sessionId())
                    .ifPresent(
                        session -> orders.disconnect(to, session, "closed: " + event.reason())));
  }

  private void raised(CeilingsRaised event) {
    for (var ceiling : event.ceilings()) {
      orders
          .at(ceiling.deviceId())
          .filter(to -> to.speaker().accessPoint().dialect().limitsVolume())
          .ifPresent(
              to ->
                  named(ceiling.sessionId())
                      .ifPresent(
                          session ->
                              orders.limit(
                                  to,
                                  session,
                                  session.baseBytesUp()
                                      + session.baseBytesDown()
                                      + ceiling.ceilingBytes())));
    }
  }

  /** None of which its access point has said itself that it is over, or that nobody counts for. */
  private Optional<Tally> named(UUID sessionId) {
    try {
      return Optional.of(accessPoints.tally(sessionId)).filter(Tally::isOpen);
    } catch (Refusal refusal) {
      if (refusal.isNotFound()) {
        return Optional.empty(); // its access point has not begun to count
      }
      throw refusal;
    }
  }
}
