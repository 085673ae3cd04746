package byway.fronts.radius;

import byway.contracts.access.SessionClosed;
import byway.contracts.accesspoints.AccessPoints;
import byway.contracts.accesspoints.AccountingSession;
import byway.contracts.balances.CeilingsRaised;
import byway.contracts.devices.DeviceBlocked;
import byway.contracts.devices.DeviceUnblocked;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Facts that an access point must hear of at once; what is lost, its next report brings back. */
@Singleton
class RadiusListener implements Listener {
  private static final String ROLE = "radius";

  private final Orders orders;
  private final Bindings bindings;
  private final OutOfService outOfService;
  private final AccessPoints accessPoints;

  RadiusListener(
      Orders orders, Bindings bindings, OutOfService outOfService, AccessPoints accessPoints) {
    this.outOfService = outOfService;
    this.orders = orders;
    this.bindings = bindings;
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
    bindings.end(event.sessionId());
    orders
        .at(event.deviceId())
        .ifPresent(
            to ->
                named(event.sessionId())
                    .ifPresent(
                        session ->
                            orders.disconnect(
                                to,
                                session.acctSessionId(),
                                session.userName(),
                                "closed: " + event.reason())));
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
                                  session.acctSessionId(),
                                  session.userName(),
                                  ceiling.ceilingBytes())));
    }
  }

  private Optional<AccountingSession> named(UUID sessionId) {
    try {
      return Optional.of(accessPoints.accounting(sessionId));
    } catch (Refusal refusal) {
      if (refusal.code().equals("not_found")) {
        return Optional.empty(); // its access point has not begun to count
      }
      throw refusal;
    }
  }
}
