package byway.fronts.web;

import byway.network.devices.api.Location;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place as people copy it from a map: latitude and longitude in degrees, north and east. */
public final class Places {
  private static final String DEGREES = "([-+]?\\d{1,3}(?:\\.\\d{1,15})?)";
  private static final Pattern PAIR =
      Pattern.compile(DEGREES + "(?:\\s*,\\s+|\\s+,\\s*|\\s+|(?<=\\.\\d{1,15}),)" + DEGREES);

  private Places() {}

  /**
   * Such as {@code 52.3702, 4.8952}; empty where it is no place on Earth. {@code 52,37} is one
   * number to many people and is none.
   */
  public static Optional<Location> read(String text) {
    var found = PAIR.matcher(text.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    double latitude = Double.parseDouble(found.group(1));
    double longitude = Double.parseDouble(found.group(2));
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
        ? Optional.of(new Location(latitude, longitude))
        : Optional.empty();
  }

  /** As {@link #read} takes it; nothing where there is none. */
  public static String write(@Nullable Location location) {
    return location == null ? "" : plain(location.latitude()) + ", " + plain(location.longitude());
  }

  private static String plain(double degrees) {
    return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
  }
}
