package byway.benches;

import java.util.Arrays;

/** Durations of one kind, and what share of them was shorter. */
public final class Times {
  private long[] nanos = new long[1 << 16];
  private int size;

  public synchronized void add(long took) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = took;
  }

  public synchronized int count() {
    return size;
  }

  /** In milliseconds, below which this share lies. */
  public synchronized double millis(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    var sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[Math.min(size - 1, (int) (size * share))] / 1e6;
  }
}
