package byway.network.devices.api;

import java.util.List;
import java.util.UUID;

/** Asks for some hotspots at once, for a list that knows only their ids: at most {@value #MOST}. */
public record DevicesById(List<UUID> ids) {
  public static final int MOST = 100;

  public DevicesById {
    ids = List.copyOf(ids);
  }
}
