package byway.fronts.web;

import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.network.devices.api.DevicesById;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of hotspots for a list that knows only their ids, however many hotspots there are. */
public record HotspotNames(Map<UUID, String> names) {
  public HotspotNames {
    names = Map.copyOf(names);
  }

  public static HotspotNames of(Devices devices, Stream<? extends @Nullable UUID> ids) {
    var names = new HashMap<UUID, String>();
    var asked = ids.<UUID>flatMap(Stream::ofNullable).distinct().toList();
    for (int from = 0; from < asked.size(); from += DevicesById.MOST) {
      var some = asked.subList(from, Math.min(from + DevicesById.MOST, asked.size()));
      name(devices.some(new DevicesById(some)), names);
    }
    return new HotspotNames(names);
  }

  private static void name(List<Device> known, Map<UUID, String> names) {
    known.forEach(one -> names.put(one.id(), one.name()));
  }

  public String name(UUID id) {
    return names.getOrDefault(id, "Hotspot");
  }
}
