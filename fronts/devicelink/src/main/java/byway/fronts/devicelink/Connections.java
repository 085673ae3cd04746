package byway.fronts.devicelink;

import byway.fronts.devicelink.mqtt.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The hotspots on the line at this process. */
@Singleton
class Connections {
  private final Map<Key, Connection> open = new ConcurrentHashMap<>();

  Connections(MeterRegistry metrics) {
    metrics.gaugeMapSize("byway_device_connections", List.of(), open);
  }

  private record Key(UUID tenantId, UUID deviceId) {}

  /** A hotspot that connects anew replaces its former connection. */
  void add(Connection connection) {
    var former = open.put(new Key(connection.tenantId, connection.deviceId), connection);
    if (former != null) {
      former.cut(Reason.SESSION_TAKEN_OVER);
    }
  }

  /** Whether this was the hotspot's connection still. */
  boolean remove(Connection connection) {
    return open.remove(new Key(connection.tenantId, connection.deviceId), connection);
  }

  void with(UUID tenantId, UUID deviceId, Consumer<Connection> work) {
    var connection = open.get(new Key(tenantId, deviceId));
    if (connection != null) {
      work.accept(connection);
    }
  }
}
