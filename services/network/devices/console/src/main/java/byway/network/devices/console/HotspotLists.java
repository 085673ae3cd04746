package byway.network.devices.console;

import byway.fronts.web.Pages;
import byway.fronts.web.console.HotspotState;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.fronts.web.words.ForReader;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hotspots, of everybody or of one owner. */
@Singleton
class HotspotLists {
  private final Devices devices;
  private final Pages pages;

  HotspotLists(Devices devices, Pages pages) {
    this.devices = devices;
    this.pages = pages;
  }

  /**
   * @param asked which names the owner already
   */
  Listing<Device> all(@Nullable UUID owner, Asked asked) {
    var words = pages.words(HotspotMessages.class);
    var staff = pages.words(StaffMessages.class);
    var in = pages.reader();
    return Listing.<Device>heeding(
            asked,
            words.hotspots(),
            (what, limit, cursor) ->
                devices.find(what.request(owner == null ? "" : "owner:" + owner, limit, cursor)))
        .hint("online:false seen<2d battery<20")
        .lead(staff.name(), one -> Cell.link(HotspotPages.HOME + "/" + one.id(), one.name()))
        .sorted("name")
        .side(staff.state(), one -> HotspotState.of(one, staff))
        .sorted("online")
        .number(words.clients(), one -> clients(one, in))
        .sorted("clients")
        .number(words.battery(), one -> battery(one, in))
        .sorted("battery")
        .text(staff.settings(), one -> settings(one, words))
        .quiet(staff.serial(), one -> Cell.code(one.serial()))
        .sorted("serial")
        .time(staff.lastSeen(), one -> seen(one, staff, in))
        .sorted("seen");
  }

  private static String clients(Device hotspot, ForReader in) {
    var heartbeat = hotspot.heartbeat();
    return heartbeat == null ? "" : in.number(heartbeat.clients());
  }

  private static String battery(Device hotspot, ForReader in) {
    var heartbeat = hotspot.heartbeat();
    return heartbeat == null || heartbeat.batteryPercent() < 0
        ? ""
        : in.number(heartbeat.batteryPercent()) + "\u00a0%";
  }

  private static Cell settings(Device hotspot, HotspotMessages words) {
    return hotspot.settings().isInStep()
        ? Cell.badge("good", words.inStep())
        : Cell.badge("warn", words.waiting());
  }

  private static String seen(Device hotspot, StaffMessages staff, ForReader in) {
    var at = hotspot.lastSeenAt();
    return at == null ? staff.never() : in.time(at);
  }
}
