package byway.fronts.dashboard;

import byway.charging.usage.api.UsageRecord;
import byway.fronts.web.charts.AreaChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Bytes of the last sixty minutes, minute by minute; the newest is the one going on.
 *
 * @param minute of the newest, since the epoch
 * @param bytes oldest first
 */
record LastHour(long minute, List<Long> bytes) {
  private static final int MINUTES = 60;
  private static final int SECONDS = 60;

  static LastHour nothing(Instant now) {
    return new LastHour(minuteOf(now), Collections.nCopies(MINUTES, 0L));
  }

  static LastHour of(List<UsageRecord> records, Instant now) {
    var counted = new ArrayList<>(nothing(now).bytes);
    for (var record : records) {
      long ago = minuteOf(now) - minuteOf(record.at());
      if (ago >= 0 && ago < MINUTES) {
        int place = MINUTES - 1 - (int) ago;
        counted.set(place, counted.get(place) + record.bytesUp() + record.bytesDown());
      }
    }
    return new LastHour(minuteOf(now), List.copyOf(counted));
  }

  /** Since when this looks back. */
  static Instant beginning(Instant now) {
    return Instant.ofEpochSecond((minuteOf(now) - MINUTES + 1) * SECONDS);
  }

  /** The same a little later, with what was used meanwhile. */
  LastHour later(Instant now, long moreBytes) {
    int passed = (int) Math.clamp(minuteOf(now) - minute, 0, MINUTES);
    var moved = new ArrayList<>(bytes.subList(passed, MINUTES));
    moved.addAll(Collections.nCopies(passed, 0L));
    moved.set(MINUTES - 1, moved.getLast() + moreBytes);
    return new LastHour(Math.max(minute, minuteOf(now)), List.copyOf(moved));
  }

  long thisMinuteBytes() {
    return bytes.getLast();
  }

  AreaChart chart() {
    return AreaChart.of(bytes);
  }

  private static long minuteOf(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS);
  }
}
