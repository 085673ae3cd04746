package byway.fronts.web;

import byway.network.devices.api.Devices;
import byway.network.devices.api.DevicesById;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of hotspots for a list that knows only their ids, however many hotspots there are. */
public final class HotspotNames {
  private final Devices devices;
  private final Map<UUID, String> names = new HashMap<>();

  private HotspotNames(Devices devices) {
    this.devices = devices;
  }

  public static HotspotNames of(Devices devices, Stream<? extends @Nullable UUID> ids) {
    var names = new HotspotNames(devices);
    names.learn(ids);
    return names;
  }

  /** Asks for the names of these as well. */
  public void learn(Stream<? extends @Nullable UUID> ids) {
    var asked =
        ids.<UUID>flatMap(Stream::ofNullable)
            .distinct()
            .filter(id -> !names.containsKey(id))
            .toList();
    for (int from = 0; from < asked.size(); from += DevicesById.MOST) {
      var some = asked.subList(from, Math.min(from + DevicesById.MOST, asked.size()));
      devices.some(new DevicesById(some)).forEach(one -> names.put(one.id(), one.name()));
    }
  }

  public Map<UUID, String> names() {
    return Map.copyOf(names);
  }

  /** One that is not known any more is called by the beginning of its id. */
  public String name(UUID id) {
    return names.getOrDefault(id, id.toString().substring(0, 8));
  }
}
