package byway.network.devices;

import byway.kit.filters.Column;
import byway.kit.filters.Columns;
import byway.network.devices.api.Device;
import byway.network.devices.api.Heartbeat;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By what hotspots can be filtered and sorted. */
final class DeviceColumns {
  static final Columns<Device> ALL =
      Columns.of(
          Column.id("id", Device::id).sql("device_id").asSearched(),
          "name",
          Column.text("name", Device::name).asSearched(),
          Column.text("serial", Device::serial).asSearched(),
          Column.id("owner", Device::ownerId).sql("owner_id").asOptional(),
          Column.flag("online", Device::online),
          Column.flag("blocked", Device::blocked),
          Column.time("seen", Device::lastSeenAt).sql("last_seen_at").asOptional(),
          Column.<Device>number("clients", one -> told(one, Heartbeat::clients)).asOptional(),
          Column.<Device>number("battery", DeviceColumns::battery)
              .sql("nullif(battery_percent, -1)")
              .asOptional());

  private DeviceColumns() {}

  /** None where there is no battery, which is said by -1. */
  private static @Nullable Long battery(Device device) {
    var percent = told(device, Heartbeat::batteryPercent);
    return percent == null || percent < 0 ? null : percent;
  }

  private static @Nullable Long told(Device device, Function<Heartbeat, Integer> figure) {
    return Optional.ofNullable(device.heartbeat()).map(figure).map(Integer::longValue).orElse(null);
  }
}
