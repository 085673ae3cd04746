package byway.fronts.devicelink;

import byway.contracts.devices.DeviceCredentials;
import byway.contracts.devices.Devices;
import byway.contracts.tenants.Tenant;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.Limits;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.platform.Lifecycle;
import byway.kit.platform.Settings;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.Verticle;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT endpoint itself (row K6): there is no broker between a hotspot and the platform, so the
 * acknowledgement of a report can mean that it is charged.
 */
@Singleton
final class DeviceLink {
  private static final Logger LOG = Logger.getLogger(DeviceLink.class);
  private static final int SIGN_INS_AT_ONCE = 32;
  private static final String REASONS = "io.vertx.mqtt.messages.codes.";

  private final Vertx vertx;
  private final Settings settings;
  private final Operators operators;
  private final Devices devices;
  private final Connections connections;
  private final DeviceMessages messages;
  private final MeterRegistry metrics;
  private final Semaphore signIns = new Semaphore(SIGN_INS_AT_ONCE);
  private @Nullable MqttServer server;

  DeviceLink(
      Vertx vertx,
      Settings settings,
      Operators operators,
      Devices devices,
      Connections connections,
      DeviceMessages messages,
      MeterRegistry metrics) {
    this.vertx = vertx;
    this.settings = settings;
    this.operators = operators;
    this.devices = devices;
    this.connections = connections;
    this.messages = messages;
    this.metrics = metrics;
  }

  void open(@Observes @Priority(Lifecycle.DOORS) StartupEvent start) throws Exception {
    if (!settings.roles().runs("devicelink")) {
      return;
    }
    var options =
        new MqttServerOptions()
            .setHost(settings.host())
            .setPort(settings.mqttPort())
            .setMaxMessageSize(Limits.PAYLOAD_BYTES + 256)
            .setTimeoutOnConnect(20);
    var started =
        MqttServer.create(vertx, options)
            .endpointHandler(this::arrive)
            .exceptionHandler(failure -> count("broken"));
    server = started;
    vertx
        .deployVerticle(door(started))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    LOG.infof("hotspots connect to %s:%d", settings.host(), started.actualPort());
  }

  /** A context of its own, so that what is thrown past all handlers in it is of hotspots. */
  private Verticle door(MqttServer opening) {
    return new AbstractVerticle() {
      @Override
      public void start(Promise<Void> opened) {
        context.exceptionHandler(DeviceLink.this::uncaught);
        opening.listen().<Void>mapEmpty().onComplete(opened);
      }
    };
  }

  /**
   * Where a packet gives a reason that MQTT 5 does not know, the library throws past everybody.
   * Such a packet is one more that is broken: it is counted, and nobody can fill the log with it.
   */
  private void uncaught(Throwable failure) {
    var at = failure.getStackTrace();
    if (failure instanceof IllegalArgumentException
        && at.length > 0
        && at[0].getClassName().startsWith(REASONS)) {
      count("broken");
    } else {
      LOG.error("a packet of a hotspot was not handled", failure);
    }
  }

  void close(@Observes ShutdownEvent stop) throws Exception {
    var started = server;
    if (started != null) {
      started.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private void arrive(MqttEndpoint endpoint) {
    Thread.ofVirtual().name("device sign-in").start(() -> signIn(endpoint));
  }

  private void signIn(MqttEndpoint endpoint) {
    if (!signIns.tryAcquire()) {
      refuse(endpoint, MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE, "busy");
      return;
    }
    try {
      var auth = endpoint.auth();
      var login = auth == null ? null : DeviceLogin.parse(auth.getUsername()).orElse(null);
      if (auth == null
          || auth.getPassword() == null
          || login == null
          || !login.deviceId().equals(endpoint.clientIdentifier())) {
        throw Refusal.unauthenticated("not a hotspot's credentials");
      }
      var deviceId = UUID.fromString(login.deviceId());
      var operator = operators.bySlug(login.tenantSlug());
      var context = Context.platform(operator.id()).withPrincipal(Principal.device(deviceId));
      var device =
          context.call(
              () -> devices.authenticate(new DeviceCredentials(deviceId, auth.getPassword())));
      accept(endpoint, operator, device.id());
    } catch (Refusal | IllegalArgumentException e) {
      refuse(endpoint, MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED, "not_authorised");
    } catch (RuntimeException e) {
      LOG.warnf("a hotspot could not be signed in: %s", e.getMessage());
      refuse(endpoint, MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE, "failed");
    } finally {
      signIns.release();
    }
  }

  private void accept(MqttEndpoint endpoint, Tenant operator, UUID deviceId) {
    var connection = new Connection(endpoint, operator.id(), deviceId);
    messages.serve(connection);
    connections.add(connection);
    endpoint.accept(false);
    count("accepted");
  }

  private void refuse(MqttEndpoint endpoint, MqttConnectReturnCode code, String outcome) {
    count(outcome);
    endpoint.reject(code);
  }

  private void count(String outcome) {
    metrics.counter("byway_device_connects_total", "outcome", outcome).increment();
  }
}
