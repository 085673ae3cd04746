package byway.fronts.devicelink;

import byway.charging.balances.api.Balances;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.UsageReport;
import byway.fronts.devicelink.mqtt.MqttDoor;
import byway.fronts.metering.Reports;
import byway.kit.bus.InProcessDelivery;
import byway.kit.context.Context;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.devices.api.ChangeSecret;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.DeviceIdentity;
import byway.network.devices.api.DeviceSettings;
import byway.network.devices.api.Devices;
import byway.network.devices.api.Presence;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** The whole front, with services that know every hotspot whose secret is {@code secret}. */
final class Hotspots implements AutoCloseable {
  static final UUID TENANT = UUID.randomUUID();

  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final List<UsageReport> charged = new CopyOnWriteArrayList<>();
  final List<SentReport> sent = new CopyOnWriteArrayList<>();
  final List<Boolean> presences = new CopyOnWriteArrayList<>();
  final List<String> secrets = new CopyOnWriteArrayList<>();
  final BlockingQueue<UsageReport> turnedAway = new LinkedBlockingQueue<>();
  volatile boolean overloaded;
  volatile boolean away;

  /** What charges wait for. */
  volatile CountDownLatch held = new CountDownLatch(0);

  final Connections connections = new Connections(metrics);
  private final DeviceLinkListener listener;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final MqttDoor door;
  private final DeviceLink link;
  final int port;

  Hotspots() {
    var clock = Clock.systemUTC();
    var devices = stub(Devices.class);
    var access = stub(Access.class);
    var charging = stub(Charging.class);
    var orders = new SessionOrdersFor(access, charging, stub(Balances.class));
    listener = new DeviceLinkListener(connections, access, orders, clock);
    var messages =
        new DeviceMessages(
            access,
            devices,
            stub(DeviceIdentities.class),
            new HotspotReports(Reports.away(charging, metrics), clock),
            orders,
            connections,
            clock,
            metrics);
    link =
        new DeviceLink(
            Settings.read(Map.of()),
            new Operators(stub(Tenants.class), clock),
            devices,
            connections,
            messages,
            metrics);
    door = new MqttDoor(vertx, "127.0.0.1", 0, link);
    port = door.open();
  }

  /** Another door into the same house. */
  MqttDoor doorOver(Supplier<@Nullable SSLEngine> tls) {
    return new MqttDoor(vertx, "127.0.0.1", 0, link, tls);
  }

  /** A fact that the bus brings. */
  void hear(Record event) {
    Context.platform(TENANT)
        .run(() -> new InProcessDelivery().deliver(UUID.randomUUID(), event, listener));
  }

  void shut() {
    door.close();
  }

  double counted(String counter, String tag, String value) {
    var found = metrics.find(counter).tag(tag, value).counter();
    return found == null ? 0 : found.count();
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private <T> T stub(Class<T> contract) {
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "authenticate" -> authenticate((DeviceCredentials) arguments[0]);
                  case "get" -> one(contract, (UUID) arguments[0]);
                  case "bySlug" ->
                      new Tenant(TENANT, "t", "T", List.of(), "EUR", TenantSettings.USUAL);
                  case "openAt", "states" -> List.of();
                  case "reportSent" -> charge((List<?>) arguments[0]);
                  case "changeSecret" -> change((ChangeSecret) arguments[1]);
                  case "presence" -> presences.add(((Presence) arguments[1]).online());
                  default -> null;
                }));
  }

  private static Record one(Class<?> contract, UUID id) {
    if (contract == Access.class) {
      throw Refusal.notFound("the session");
    }
    if (contract == DeviceIdentities.class) {
      return new DeviceIdentity(id, false, false, null, null, false);
    }
    return device(id);
  }

  /** All but one proof is believed. */
  private @Nullable Record change(ChangeSecret secret) {
    if (secret.proof().equals("Zm9yZ2Vk")) {
      throw Refusal.forbidden("not signed by the hotspot");
    }
    secrets.add(secret.hash());
    return null;
  }

  private Device authenticate(DeviceCredentials credentials) {
    if (away) {
      throw new IllegalStateException("a service is away");
    }
    if (!credentials.secret().equals("secret")) {
      throw Refusal.unauthenticated("wrong");
    }
    return device(credentials.deviceId());
  }

  private List<ChargeAnswer> charge(List<?> reports) {
    reports.forEach(one -> sent.add((SentReport) one));
    return reports.stream().map(one -> charge(((SentReport) one).report())).toList();
  }

  private ChargeAnswer charge(UsageReport report) {
    try {
      held.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (overloaded) {
      turnedAway.add(report);
      return new ChargeAnswer.NotCharged(report.sessionId(), "overloaded", true);
    }
    charged.add(report);
    return new ChargeAnswer.Charged(report.sessionId(), report.usedBytesDown(), 1_000_000, false);
  }

  private static Device device(UUID id) {
    var settings = new DeviceSettings(3, Map.of("ssid", "Byway"), 0, Map.of(), Map.of());
    return new Device(id, "", "", null, false, true, null, null, settings);
  }
}
