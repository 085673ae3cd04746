package byway.fronts.devicelink;

import byway.charging.balances.ChargingHouse;
import byway.charging.balances.api.Balances;
import byway.fronts.devicelink.mqtt.MqttDoor;
import byway.fronts.metering.Reports;
import byway.kit.settings.Settings;
import byway.network.access.api.Access;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.DeviceIdentities;
import byway.network.devices.api.DeviceIdentity;
import byway.network.devices.api.DeviceSettings;
import byway.network.devices.api.Devices;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantSettings;
import byway.operations.tenants.api.Tenants;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The process under load: the real front and the real charging on a real database; who a hotspot is
 * and what it should be set to is answered at once. Says its memory for each line that comes in.
 */
public final class MqttHouse {
  private MqttHouse() {}

  public static void main(String[] arguments) throws Exception {
    try (var house = new ChargingHouse(Integer.parseInt(arguments[1]))) {
      var clock = Clock.systemUTC();
      var metrics = new SimpleMeterRegistry();
      var vertx = Vertx.vertx();
      var devices = stub(Devices.class);
      var access = stub(Access.class);
      var connections = new Connections(metrics);
      var messages =
          new DeviceMessages(
              access,
              devices,
              stub(DeviceIdentities.class),
              new HotspotReports(Reports.here(house.intake()), clock),
              new SessionOrdersFor(access, house.charging(), stub(Balances.class)),
              connections,
              clock,
              metrics);
      var settings = Settings.read(Map.of("BYWAY_MQTT_PORT", arguments[0]));
      var operators = new Operators(stub(Tenants.class), clock);
      var link = new DeviceLink(settings, operators, devices, connections, messages, metrics);
      new MqttDoor(vertx, settings.host(), settings.of(MqttSettings.class).port(), link).open();
      System.out.println("ready");
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (in.readLine() != null) {
        System.out.println(memory());
      }
    }
    System.exit(0);
  }

  private static long memory() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      System.gc();
      Thread.sleep(200);
    }
    long outside =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + outside;
  }

  private static <T> T stub(Class<T> contract) {
    return contract.cast(
        Proxy.newProxyInstance(
            contract.getClassLoader(),
            new Class<?>[] {contract},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "authenticate" -> device(((DeviceCredentials) arguments[0]).deviceId());
                  case "get" ->
                      contract == DeviceIdentities.class
                          ? new DeviceIdentity((UUID) arguments[0], false, false, null, null, false)
                          : device((UUID) arguments[0]);
                  case "bySlug" ->
                      new Tenant(
                          ChargingHouse.TENANT, "t", "T", List.of(), "EUR", TenantSettings.USUAL);
                  case "openAt" -> List.of();
                  default -> null;
                }));
  }

  private static Device device(UUID id) {
    return new Device(
        id,
        "",
        "",
        null,
        false,
        true,
        null,
        null,
        new DeviceSettings(0, Map.of(), 0, Map.of(), Map.of()));
  }
}
