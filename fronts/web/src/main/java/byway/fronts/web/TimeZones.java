package byway.fronts.web;

import java.time.ZoneId;
import java.util.List;

/** Time zones to choose from: those of places, since the rest are other names for them. */
public final class TimeZones {
  private static final List<String> OF_PLACES =
      ZoneId.getAvailableZoneIds().stream().filter(TimeZones::isOfPlace).sorted().toList();

  private TimeZones() {}

  public static List<String> ofPlaces() {
    return OF_PLACES;
  }

  private static boolean isOfPlace(String zone) {
    return zone.matches(
        "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*");
  }
}
