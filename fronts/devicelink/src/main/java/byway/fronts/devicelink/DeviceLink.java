package byway.fronts.devicelink;

import byway.fronts.devicelink.mqtt.Connect;
import byway.fronts.devicelink.mqtt.House;
import byway.fronts.devicelink.mqtt.Line;
import byway.fronts.devicelink.mqtt.Reason;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.DeviceTopic;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.kit.web.ProxySettings;
import byway.kit.web.TrustedProxies;
import byway.network.access.api.Source;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.Devices;
import byway.operations.tenants.api.Tenant;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT endpoint itself: there is no broker between a hotspot and the platform, so the
 * acknowledgement of a report can mean that it is charged.
 */
@Singleton
final class DeviceLink implements House {
  private static final Logger LOG = Logger.getLogger(DeviceLink.class);

  private final TrustedProxies proxies;
  private final Operators operators;
  private final Devices devices;
  private final Connections connections;
  private final DeviceMessages messages;
  private final MeterRegistry metrics;
  private final SignInTurns turns = new SignInTurns();

  DeviceLink(
      Settings settings,
      Operators operators,
      Devices devices,
      Connections connections,
      DeviceMessages messages,
      MeterRegistry metrics) {
    this.proxies = settings.of(ProxySettings.class).trusted();
    this.operators = operators;
    this.devices = devices;
    this.connections = connections;
    this.messages = messages;
    this.metrics = metrics;
  }

  @Override
  public void arrived(Line line, Connect connect) {
    Thread.ofVirtual()
        .name("device sign-in")
        .start(
            () -> {
              if (!turns.take(crowd(line.remoteAddress()), () -> signIn(line, connect))) {
                refuse(line, Reason.SERVER_BUSY, "busy", "too many at once, come again");
              }
            });
  }

  /** One more that is broken: it is counted, and nobody can fill the log with it. */
  @Override
  public void broken(Reason reason) {
    count("broken");
  }

  @Override
  public void ended(Reason reason) {
    metrics
        .counter("byway_device_disconnects_total", "reason", reason.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  /** Who comes by a proxy, or from this machine, where one ends TLS, comes with many others. */
  @Override
  public String crowd(@Nullable String address) {
    var crowd = Source.of(address);
    if (address == null || crowd == null) {
      return "";
    }
    var from = InetAddress.ofLiteral(address);
    return from.isLoopbackAddress() || proxies.has(from) ? "" : crowd;
  }

  @Override
  public void failed(RuntimeException failure) {
    LOG.error("a packet of a hotspot was not handled", failure);
  }

  private void signIn(Line line, Connect connect) {
    try {
      var login = login(line, connect);
      if (login != null) {
        var operator = operators.bySlug(login.tenantSlug());
        accept(line, operator, authenticate(operator, login, connect));
      }
    } catch (Refusal | IllegalArgumentException e) {
      refuse(
          line, Reason.BAD_USER_NAME_OR_PASSWORD, "not_authorised", "not a hotspot's credentials");
    } catch (RuntimeException e) {
      LOG.warnf("a hotspot could not be signed in: %s", e.getMessage());
      refuse(line, Reason.SERVER_UNAVAILABLE, "failed", "come again");
    }
  }

  /** Who it says it is; null where that cannot be, and it has been told so. */
  private @Nullable DeviceLogin login(Line line, Connect connect) {
    var userName = connect.userName();
    var login = userName == null ? null : DeviceLogin.parse(userName).orElse(null);
    if (connect.clientId().isEmpty()
        || login != null && !login.deviceId().equals(connect.clientId())) {
      refuse(
          line,
          Reason.CLIENT_IDENTIFIER_NOT_VALID,
          "not_authorised",
          "the client id must be the device's");
      return null;
    }
    if (login == null || connect.password() == null) {
      throw Refusal.unauthenticated("not a hotspot's credentials");
    }
    var will = connect.willTopic();
    if (will != null && !will.equals(DeviceTopic.PRESENCE.of(login.deviceId()))) {
      refuse(line, Reason.NOT_AUTHORISED, "not_authorised", "a will for another topic");
      return null;
    }
    return login;
  }

  private UUID authenticate(Tenant operator, DeviceLogin login, Connect connect) {
    var deviceId = UUID.fromString(login.deviceId());
    var password = new String(connect.password(), StandardCharsets.UTF_8);
    return Context.platform(operator.id())
        .withPrincipal(Principal.device(deviceId))
        .call(() -> devices.authenticate(new DeviceCredentials(deviceId, password)))
        .id();
  }

  private void accept(Line line, Tenant operator, UUID deviceId) {
    var connection = new Connection(line, operator.id(), deviceId, messages);
    connections.add(connection);
    line.accept(connection);
    count("accepted");
  }

  private void refuse(Line line, Reason reason, String outcome, String words) {
    count(outcome);
    line.refuse(reason, words);
  }

  private void count(String outcome) {
    metrics.counter("byway_device_connects_total", "outcome", outcome).increment();
  }
}
