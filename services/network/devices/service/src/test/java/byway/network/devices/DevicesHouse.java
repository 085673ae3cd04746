package byway.network.devices;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.context.Principal;
import byway.kit.testing.TestInfrastructure;
import byway.kit.values.Refusal;
import byway.network.devices.api.BlockDevice;
import byway.network.devices.api.DesiredSettings;
import byway.network.devices.api.Device;
import byway.network.devices.api.DeviceBlocked;
import byway.network.devices.api.DeviceCredentials;
import byway.network.devices.api.Heartbeat;
import byway.network.devices.api.Presence;
import byway.network.devices.api.PresenceChanged;
import byway.network.devices.api.RegisterDevice;
import byway.network.devices.api.RegisteredDevice;
import byway.network.devices.api.ReportedSettings;
import byway.network.devices.api.SettingsDesired;
import byway.operations.tenants.testing.KnownTenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * The service of hotspots with a database for the class, and an operator and an owner for each
 * test.
 */
abstract class DevicesHouse {
  static TestInfrastructure infrastructure;

  static DevicesStore store;

  static DevicesEndpoint devices;

  static final KnownTenants operators = new KnownTenants();

  final UUID tenant = UUID.randomUUID();

  final UUID owner = UUID.randomUUID();

  @BeforeAll
  static void open() {
    infrastructure = TestInfrastructure.fresh();
    store = new DevicesStore(infrastructure.databases());
    devices = new DevicesEndpoint(store, new HotspotRoom(store, operators), infrastructure.clock);
  }

  @AfterAll
  static void close() {
    infrastructure.close();
  }

  @BeforeEach
  void begin() {
    published();
  }

  Device desire(UUID id, String key, String value) {
    return devices.desire(id, new DesiredSettings(Map.of(key, value)));
  }

  <T> T asOwner(Callable<T> work) {
    return infrastructure.as(tenant, Principal.customer(owner), work);
  }

  <T> T as(Callable<T> work) {
    return infrastructure.as(tenant, work);
  }

  RegisteredDevice register(String name) {
    var command = new RegisterDevice(UUID.randomUUID(), name, "BW-" + UUID.randomUUID(), owner);
    return as(() -> devices.register(command));
  }

  Device get(UUID id) {
    return as(() -> devices.get(id));
  }

  Device signIn(UUID id, String secret) {
    return as(() -> devices.authenticate(new DeviceCredentials(id, secret)));
  }

  Device desire(UUID id, Map<String, String> settings) {
    return as(() -> devices.desire(id, new DesiredSettings(settings)));
  }

  Device report(UUID id, long version, Map<String, String> applied, Map<String, String> refused) {
    return as(() -> devices.report(id, new ReportedSettings(version, applied, refused)));
  }

  Device block(UUID id, boolean blocked) {
    return as(() -> devices.block(id, new BlockDevice(blocked, "stolen")));
  }

  void presence(UUID id, boolean online, Instant at) {
    as(
        () -> {
          devices.presence(id, new Presence(online, at));
          return true;
        });
  }

  void heartbeat(UUID id, Heartbeat heartbeat) {
    as(() -> beat(id, heartbeat));
  }

  static boolean beat(UUID id, Heartbeat heartbeat) {
    devices.heartbeat(id, heartbeat);
    return true;
  }

  List<String> names(@Nullable UUID of) {
    var names = new ArrayList<String>();
    @Nullable String cursor = null;
    do {
      var from = cursor;
      var page = as(() -> devices.list(of, 1, from));
      page.items().forEach(device -> names.add(device.name()));
      cursor = page.next();
    } while (cursor != null);
    return names;
  }

  long sizeOfVitals() {
    return as(
        () ->
            store.read(
                tx -> tx.query("select pg_relation_size('vitals')").mapTo(Long.class).one()));
  }

  static void atOnce(int times, Runnable work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(work));
      }
      for (var one : running) {
        one.get();
      }
    }
  }

  List<Record> published() {
    return infrastructure.published(
        store, SettingsDesired.class, PresenceChanged.class, DeviceBlocked.class);
  }

  void refused(String code, Callable<?> work) {
    assertThat(refusal(work).code()).isEqualTo(code);
  }

  Refusal refusal(Callable<?> work) {
    try {
      as(work::call);
    } catch (Refusal refusal) {
      return refusal;
    }
    throw new AssertionError("this was not refused");
  }
}
