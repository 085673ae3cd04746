package byway.fronts.devicelink;

import byway.charging.balances.api.CeilingsRaised;
import byway.fronts.devicelink.mqtt.Reason;
import byway.hotspot.protocol.CloseReason;
import byway.hotspot.protocol.DesiredSettings;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.SessionOrder;
import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import byway.network.access.api.SessionClosed;
import byway.network.access.api.SessionOpened;
import byway.network.devices.api.DeviceBlocked;
import byway.network.devices.api.DeviceRekeyed;
import byway.network.devices.api.DeviceRetired;
import byway.network.devices.api.SecretWanted;
import byway.network.devices.api.SettingsDesired;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Facts that hotspots on the line must hear of at once; who is not on the line is told on connect.
 */
@Singleton
class DeviceLinkListener implements Listener {
  private static final String ROLE = "devicelink";

  private final Connections connections;
  private final Access access;
  private final SessionOrdersFor orders;
  private final InstantSource clock;

  DeviceLinkListener(
      Connections connections, Access access, SessionOrdersFor orders, InstantSource clock) {
    this.connections = connections;
    this.access = access;
    this.orders = orders;
    this.clock = clock;
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(
        Subscriptions.passing(ROLE, SessionOpened.class, (id, event) -> opened(event)),
        Subscriptions.passing(ROLE, SessionClosed.class, (id, event) -> closed(event)),
        Subscriptions.passing(ROLE, CeilingsRaised.class, (id, event) -> raised(event)),
        Subscriptions.passing(ROLE, SettingsDesired.class, (id, event) -> desired(event)),
        Subscriptions.passing(ROLE, DeviceBlocked.class, (id, event) -> cut(event.deviceId())),
        Subscriptions.passing(ROLE, DeviceRetired.class, (id, event) -> cut(event.deviceId())),
        Subscriptions.passing(ROLE, DeviceRekeyed.class, (id, event) -> cut(event.deviceId())),
        Subscriptions.passing(ROLE, SecretWanted.class, (id, event) -> renew(event.deviceId())));
  }

  /** Whoever is on the line by what is good no more. */
  private void cut(UUID device) {
    at(device, gone -> gone.cut(Reason.NOT_AUTHORISED));
  }

  private void renew(UUID device) {
    at(device, hotspot -> hotspot.wantNewSecret(clock.instant()));
  }

  private void opened(SessionOpened event) {
    at(
        event.deviceId(),
        connection -> {
          var session = session(event.sessionId());
          connection.order(orders.open(session));
          tell(connection, session);
        });
  }

  /** None where it is not there any more: a fact that comes late must not come again for ever. */
  private List<Session> session(UUID id) {
    try {
      return List.of(access.get(id));
    } catch (Refusal refusal) {
      if (refusal.isNotFound()) {
        return List.of();
      }
      throw refusal;
    }
  }

  private void tell(Connection connection, List<Session> sessions) {
    orders
        .prospects(sessions)
        .forEach(prospects -> connection.send(DeviceTopic.SESSION_ORDERS, prospects));
  }

  private void closed(SessionClosed event) {
    var order = new SessionOrder.Close(event.sessionId(), reason(event.reason()));
    at(event.deviceId(), connection -> connection.order(List.of(order)));
  }

  private static CloseReason reason(String reason) {
    return switch (reason) {
      case "signed_out" -> CloseReason.SIGNED_OUT;
      case "replaced" -> CloseReason.REPLACED;
      case "idle" -> CloseReason.IDLE;
      case "device_lost" -> CloseReason.EXPIRED;
      default -> CloseReason.REVOKED;
    };
  }

  private void raised(CeilingsRaised event) {
    for (var ceiling : event.ceilings()) {
      var order = new SessionOrder.Ceiling(ceiling.sessionId(), ceiling.ceilingBytes());
      at(
          ceiling.deviceId(),
          connection -> {
            connection.order(List.of(order));
            tell(connection, session(ceiling.sessionId()));
          });
    }
  }

  private void desired(SettingsDesired event) {
    var settings = new DesiredSettings(event.version(), event.desired());
    at(event.deviceId(), connection -> connection.send(DeviceTopic.DESIRED_SETTINGS, settings));
  }

  private void at(UUID deviceId, Consumer<Connection> work) {
    connections.with(Context.tenantId(), deviceId, work);
  }
}
