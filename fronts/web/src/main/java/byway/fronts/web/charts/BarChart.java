package byway.fronts.web.charts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bytes a day as bars. The drawing is 100 high and ten wide for each day, and is stretched to the
 * room it has; words stand beside it, so they are never stretched.
 *
 * @param topBytes what a bar of full height stands for
 */
public record BarChart(List<Bar> bars, long topBytes) {
  private static final int STEP = 10;
  private static final int GAP = 2;
  private static final int HEIGHT = 100;
  private static final int LEAST = 1;

  /**
   * One day, or the week that begins then. A day with little use still shows, and a day without
   * shows as a trace.
   */
  public record Bar(LocalDate day, long bytes, int x, int y, int height) {
    public boolean isNothing() {
      return bytes == 0;
    }
  }

  /** The {@code days} up to and with {@code last}; what is not in the map was not used. */
  public static BarChart of(Map<LocalDate, Long> bytesByDay, LocalDate last, int days) {
    return of(bytesByDay, last, days, 1);
  }

  private static BarChart of(
      Map<LocalDate, Long> bytesByDay, LocalDate last, int count, int daysEach) {
    long most = bytesByDay.values().stream().mapToLong(Long::longValue).max().orElse(0);
    long top = roundUp(most);
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < count; i++) {
      var day = last.minusDays((long) daysEach * (count - 1 - i));
      long bytes = bytesByDay.getOrDefault(day, 0L);
      int height = Math.max(LEAST, (int) Math.round((double) bytes / top * HEIGHT));
      bars.add(new Bar(day, bytes, i * STEP + GAP / 2, HEIGHT - height, height));
    }
    return new BarChart(List.copyOf(bars), top);
  }

  /** The {@code weeks} up to and with the one of {@code last}, each from its Monday. */
  public static BarChart ofWeeks(Map<LocalDate, Long> bytesByDay, LocalDate last, int weeks) {
    var monday = TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY);
    var bytesByWeek = new HashMap<LocalDate, Long>();
    bytesByDay.forEach((day, bytes) -> bytesByWeek.merge(day.with(monday), bytes, Long::sum));
    return of(bytesByWeek, last.with(monday), weeks, 7);
  }

  public int width() {
    return bars.size() * STEP;
  }

  public int barWidth() {
    return STEP - GAP;
  }

  public long totalBytes() {
    return bars.stream().mapToLong(Bar::bytes).sum();
  }

  public LocalDate first() {
    return bars.getFirst().day();
  }

  public LocalDate last() {
    return bars.getLast().day();
  }

  /** Days with use, newest first, for whoever would rather read. */
  public List<Bar> used() {
    return bars.reversed().stream().filter(bar -> !bar.isNothing()).toList();
  }

  /** The next of 1, 2, 5, 10, 20, 50... at or above; at least a million. */
  static long roundUp(long bytes) {
    return roundUp(bytes, 1_000_000);
  }

  static long roundUp(long bytes, long least) {
    long unit = least;
    while (unit < bytes && unit < Long.MAX_VALUE / 10) {
      for (int times : new int[] {1, 2, 5}) {
        if (unit * times >= bytes) {
          return unit * times;
        }
      }
      unit *= 10;
    }
    return Math.max(unit, bytes);
  }
}
