package byway.network.accesspoints.console;

import byway.fronts.web.Pages;
import byway.fronts.web.console.HotspotState;
import byway.fronts.web.console.StaffMessages;
import byway.fronts.web.lists.Asked;
import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.Listing;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.network.accesspoints.api.AccessPoint;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.network.devices.api.DevicesById;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Access points with the hotspots that they are: all, or those of a name or serial number. */
@Singleton
class AccessPointList {
  private final AccessPoints accessPoints;
  private final Devices devices;
  private final Pages pages;

  AccessPointList(AccessPoints accessPoints, Devices devices, Pages pages) {
    this.accessPoints = accessPoints;
    this.devices = devices;
    this.pages = pages;
  }

  /** An access point and the hotspot that it is. */
  public record Known(AccessPoint accessPoint, Device hotspot) {
    UUID id() {
      return hotspot.id();
    }
  }

  Listing<Known> of(Asked asked) {
    var words = pages.words(AccessPointMessages.class);
    var staff = pages.words(StaffMessages.class);
    var in = pages.reader();
    return Listing.<Known>heeding(asked, words.accessPoints(), this::page)
        .hint("signs:false dialect:mikrotik address:192.0.2")
        .lead(
            staff.name(),
            one -> Cell.link(AccessPointPages.HOME + "/" + one.id(), one.hotspot().name()))
        .side(staff.state(), one -> HotspotState.of(one.hotspot(), staff))
        .text(words.ranges(), one -> Cell.text(ranges(one.accessPoint(), words)))
        .sorted("address")
        .text(words.dialect(), one -> Cell.text(dialect(one.accessPoint(), words)))
        .sorted("dialect")
        .quiet(words.signature(), one -> signature(one.accessPoint(), words))
        .sorted("signs")
        .time(staff.lastSeen(), one -> in.timeOrNone(one.hotspot().lastSeenAt()));
  }

  /** Names are the hotspots' own; all else is asked of the access points. */
  private Page<Known> page(Asked asked, int limit, @Nullable String cursor) {
    boolean isName = asked.sort().isEmpty() && asked.filter().matches("[^:<>=~]+");
    if (!isName) {
      var page = accessPoints.find(asked.request(limit, cursor));
      return new Page<>(known(page.items()), page.next());
    }
    var page = devices.search(asked.filter(), limit, cursor);
    return new Page<>(page.items().stream().flatMap(this::known).toList(), page.next());
  }

  /** Without those whose adding was given up half-way, before they were registered as hotspots. */
  private List<Known> known(List<AccessPoint> some) {
    var ids = some.stream().map(AccessPoint::deviceId).toList();
    var hotspots =
        (ids.isEmpty() ? List.<Device>of() : devices.some(new DevicesById(ids)))
            .stream().collect(Collectors.toMap(Device::id, Function.identity()));
    return some.stream()
        .flatMap(
            one ->
                Stream.ofNullable(hotspots.get(one.deviceId()))
                    .map(hotspot -> new Known(one, hotspot)))
        .toList();
  }

  /** Nothing for a hotspot that is no access point. */
  private Stream<Known> known(Device hotspot) {
    try {
      return Stream.of(new Known(accessPoints.get(hotspot.id()), hotspot));
    } catch (Refusal e) {
      if (e.isNotFound()) {
        return Stream.empty();
      }
      throw e;
    }
  }

  static String ranges(AccessPoint one, AccessPointMessages words) {
    var from =
        AccessPointForm.isAnywhere(one)
            ? words.anywhere()
            : one.ranges().isEmpty() ? "RadSec" : String.join(", ", one.ranges());
    return one.nasIdentifier().isEmpty() ? from : from + " NAS " + one.nasIdentifier();
  }

  static String dialect(AccessPoint one, AccessPointMessages words) {
    return switch (one.dialect()) {
      case GENERIC -> words.dialectGeneric();
      case WISPR -> "WISPr";
      case COOVACHILLI -> "CoovaChilli";
      case MIKROTIK -> "MikroTik";
      case OPENNDS -> "openNDS";
    };
  }

  private static Cell signature(AccessPoint one, AccessPointMessages words) {
    return one.signsRequests() ? Cell.NONE : Cell.badge("warn", words.unsigned());
  }
}
