package byway.fronts.web.console;

import byway.fronts.web.lists.Cell;
import byway.network.devices.api.Device;

/** Whether a hotspot is there, as a field of a list. */
public final class HotspotState {
  private HotspotState() {}

  public static Cell of(Device hotspot, StaffMessages words) {
    if (hotspot.blocked()) {
      return Cell.badge("bad", words.outOfService());
    }
    return hotspot.online()
        ? Cell.badge("good", words.online())
        : Cell.badge("quiet", words.offline());
  }
}
