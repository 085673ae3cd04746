package byway.network.devices.console;

import byway.network.devices.api.Device;
import byway.network.devices.api.Location;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Hotspots on a plain grid of degrees, fitted to them: an equirectangular projection true at their
 * middle latitude, on a sheet that is {@value #WIDTH} wide and {@value #HEIGHT} high. Those that
 * would cover each other are one mark. It asks no map server, so nobody else learns where they are.
 *
 * @param metres what the bar of the scale stands for
 */
public record HotspotMap(
    List<Mark> marks, List<Line> meridians, List<Line> parallels, long metres, String barWidth) {
  static final int WIDTH = 1000;
  static final int HEIGHT = 640;
  private static final double SIDE = 130;
  private static final double TOP = 90;

  /** Below this the sheet would show nothing but the error of a receiver: 400 m. */
  private static final double LEAST_SPAN = 0.004;

  /** Nearer than this, two marks cover each other even there: 70 m. */
  private static final double APART = LEAST_SPAN / 6;

  private static final double METRES_PER_DEGREE = 111_195;
  private static final double GRID_AT_LEAST = 150;
  private static final double BAR_AT_MOST = 180;

  /** How near two marks would cover each other, with the names below them. */
  private static final double NEAR_X = 130;

  private static final double NEAR_Y = 84;

  public long kilometres() {
    return metres / 1_000;
  }

  /** A line of the grid: where, as a share of the sheet, and of how many degrees. */
  public record Line(String at, String degrees) {}

  /** One hotspot, or some that stand close together. */
  public record Mark(List<Device> hotspots, String x, String y, Sheet part) {
    public boolean isOne() {
      return hotspots.size() == 1;
    }

    public Device first() {
      return hotspots.getFirst();
    }

    public int count() {
      return hotspots.size();
    }

    public long online() {
      return hotspots.stream().filter(device -> device.online() && !device.blocked()).count();
    }

    public String state() {
      if (isOne() && first().blocked()) {
        return "blocked";
      }
      return online() == count() ? "online" : online() == 0 ? "offline" : "mixed";
    }

    /** Whether a nearer look would tell them apart. */
    public boolean isWide() {
      return Math.max(part.north() - part.south(), part.east() - part.west()) > APART;
    }
  }

  /** A part of the Earth, in degrees. {@code east} is beyond 180 where it crosses the date line. */
  public record Sheet(double south, double west, double north, double east) {
    static Sheet of(List<Location> places) {
      double west = startOf(places);
      var latitudes = places.stream().mapToDouble(Location::latitude).summaryStatistics();
      double east = places.stream().mapToDouble(place -> eastOf(west, place)).max().orElse(west);
      return new Sheet(latitudes.getMin(), west, latitudes.getMax(), east);
    }

    /** The widest gap between two neighbours is what the sheet leaves out. */
    private static double startOf(List<Location> places) {
      var sorted = places.stream().mapToDouble(Location::longitude).sorted().toArray();
      double start = sorted[0];
      double widest = sorted[0] + 360 - sorted[sorted.length - 1];
      for (int i = 1; i < sorted.length; i++) {
        if (sorted[i] - sorted[i - 1] > widest) {
          widest = sorted[i] - sorted[i - 1];
          start = sorted[i];
        }
      }
      return start;
    }

    static double eastOf(double west, Location place) {
      return place.longitude() < west ? place.longitude() + 360 : place.longitude();
    }

    boolean contains(Location place) {
      double slack = 1e-9;
      return place.latitude() >= south - slack
          && place.latitude() <= north + slack
          && eastOf(west - slack, place) <= east + slack;
    }

    /** As the address of a page has it, see {@link #read}. */
    @Override
    public String toString() {
      return south + "," + west + "," + north + "," + east;
    }

    /** Of an address; all there is where it is none. */
    static Sheet read(String text) {
      var all = new Sheet(-90, -180, 90, 180);
      var parts = text.split(",", 5);
      if (parts.length != 4 || text.length() > 100) {
        return all;
      }
      try {
        var sheet =
            new Sheet(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]));
        return sheet.south() <= sheet.north() && sheet.west() <= sheet.east() ? sheet : all;
      } catch (NumberFormatException e) {
        return all;
      }
    }
  }

  /** From degrees to places on the sheet. */
  private record Projection(
      double middleNorth, double middleEast, double west, double shrink, double scale) {
    static Projection onto(Sheet sheet) {
      double middleNorth = (sheet.north() + sheet.south()) / 2;
      double shrink = Math.max(0.05, Math.cos(Math.toRadians(middleNorth)));
      double wide = Math.max(LEAST_SPAN, (sheet.east() - sheet.west()) * shrink);
      double high = Math.max(LEAST_SPAN, sheet.north() - sheet.south());
      double scale = Math.min((WIDTH - 2 * SIDE) / wide, (HEIGHT - 2 * TOP) / high);
      return new Projection(
          middleNorth, (sheet.east() + sheet.west()) / 2, sheet.west(), shrink, scale);
    }

    double x(double east) {
      return WIDTH / 2.0 + (east - middleEast) * shrink * scale;
    }

    double y(double north) {
      return HEIGHT / 2.0 - (north - middleNorth) * scale;
    }
  }

  /** Of those that have a place, at least one. */
  static HotspotMap of(List<Device> hotspots) {
    var projection = Projection.onto(Sheet.of(places(hotspots)));
    double metresPerUnit = METRES_PER_DEGREE / projection.scale();
    long metres = Math.round(atMost(BAR_AT_MOST * metresPerUnit));
    return new HotspotMap(
        marks(hotspots, projection),
        lines(projection.middleEast(), projection.scale() * projection.shrink(), WIDTH, false),
        lines(projection.middleNorth(), projection.scale(), HEIGHT, true),
        metres,
        share(metres / metresPerUnit, WIDTH));
  }

  private static List<Location> places(List<Device> hotspots) {
    return hotspots.stream().map(Device::location).filter(Objects::nonNull).toList();
  }

  /** What is being gathered into one mark. */
  private record Group(List<Device> hotspots, double x, double y) {}

  private static List<Mark> marks(List<Device> hotspots, Projection projection) {
    var groups = new ArrayList<Group>();
    for (var hotspot : hotspots.stream().sorted(Comparator.comparing(Device::name)).toList()) {
      var place = hotspot.location();
      if (place == null) {
        continue;
      }
      double x = projection.x(Sheet.eastOf(projection.west(), place));
      double y = projection.y(place.latitude());
      groups.stream()
          .filter(group -> Math.abs(group.x() - x) < NEAR_X && Math.abs(group.y() - y) < NEAR_Y)
          .findFirst()
          .orElseGet(
              () -> {
                var group = new Group(new ArrayList<>(), x, y);
                groups.add(group);
                return group;
              })
          .hotspots()
          .add(hotspot);
    }
    return groups.stream()
        .map(
            group ->
                new Mark(
                    List.copyOf(group.hotspots()),
                    share(group.x(), WIDTH),
                    share(group.y(), HEIGHT),
                    Sheet.of(places(group.hotspots()))))
        .toList();
  }

  private static List<Line> lines(double middle, double scale, int length, boolean isDown) {
    var step = BigDecimal.valueOf(atLeast(GRID_AT_LEAST / scale));
    double reach = length / 2.0 / scale;
    var lines = new ArrayList<Line>();
    var at =
        BigDecimal.valueOf(middle - reach).divide(step, 0, RoundingMode.CEILING).multiply(step);
    for (; at.doubleValue() <= middle + reach; at = at.add(step)) {
      double from = (at.doubleValue() - middle) * scale;
      lines.add(
          new Line(
              share(length / 2.0 + (isDown ? -from : from), length), degrees(at, step, isDown)));
    }
    return List.copyOf(lines);
  }

  private static String degrees(BigDecimal at, BigDecimal step, boolean isLatitude) {
    var shown = !isLatitude && at.doubleValue() > 180 ? at.subtract(BigDecimal.valueOf(360)) : at;
    int digits = Math.max(0, step.stripTrailingZeros().scale());
    return shown.setScale(digits, RoundingMode.HALF_EVEN).toPlainString() + "°";
  }

  /** The next of 1, 2, 5, 10, 20... at or above. */
  private static double atLeast(double number) {
    double unit = Math.pow(10, Math.floor(Math.log10(number)));
    return unit * (number <= unit ? 1 : number <= 2 * unit ? 2 : number <= 5 * unit ? 5 : 10);
  }

  /** The last of 1, 2, 5, 10, 20... at or below. */
  private static double atMost(double number) {
    double unit = Math.pow(10, Math.floor(Math.log10(number)));
    return unit * (number >= 5 * unit ? 5 : number >= 2 * unit ? 2 : 1);
  }

  private static String share(double part, double whole) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * part / whole);
  }
}
