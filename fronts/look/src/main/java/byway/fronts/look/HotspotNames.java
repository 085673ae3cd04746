package byway.fronts.look;

import byway.contracts.devices.Device;
import byway.contracts.devices.Devices;
import byway.kit.values.Page;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of hotspots for a list that knows only their ids; the first hundred, by name. */
public record HotspotNames(Map<UUID, String> names) {
  /** Those of one owner, or of all. */
  public static HotspotNames of(Devices devices, @Nullable UUID owner) {
    return new HotspotNames(
        devices.list(owner, Page.MOST, null).items().stream()
            .collect(Collectors.toMap(Device::id, Device::name)));
  }

  public String name(UUID id) {
    return names.getOrDefault(id, "Hotspot");
  }
}
