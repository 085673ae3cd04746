package byway.fronts.web.charts;

import java.util.List;
import java.util.Locale;

/**
 * Bytes over time as an area: 600 wide and 100 high, stretched to the room it has.
 *
 * @param line the path along the top
 * @param under the path around the area
 * @param topBytes what the full height stands for
 */
public record AreaChart(String line, String under, long topBytes, long totalBytes) {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 100;

  /** Oldest first, evenly spaced; at least two values. */
  public static AreaChart of(List<Long> bytes) {
    long top = BarChart.roundUp(bytes.stream().mapToLong(Long::longValue).max().orElse(0), 100_000);
    var path = new StringBuilder(bytes.size() * 12);
    for (int i = 0; i < bytes.size(); i++) {
      double x = (double) WIDTH * i / Math.max(1, bytes.size() - 1);
      double y = HEIGHT - (double) HEIGHT * bytes.get(i) / top;
      path.append(i == 0 ? 'M' : 'L').append(one(x)).append(' ').append(one(y));
    }
    var line = path.toString();
    return new AreaChart(
        line, line + "V" + HEIGHT + "H0Z", top, bytes.stream().mapToLong(Long::longValue).sum());
  }

  private static String one(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
