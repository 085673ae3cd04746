package byway.hotspot.gateway;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What is said while running, also by daemons about what clients send them: a bounded number of
 * lines a minute, and how many more there were. A small box has a small log.
 */
final class Words {
  static final int LINES_A_MINUTE = 60;
  static final int MOST_CHARS = 500;
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final Words CONSOLE = new Words(System.out, System::nanoTime);

  private final PrintStream out;
  private final LongSupplier nanos;
  private long began;
  private int lines;

  Words(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  static void say(String line) {
    CONSOLE.write(line);
  }

  /** Several lines at once, which a person waits for. */
  static void show(String lines) {
    CONSOLE.out.println(lines);
  }

  synchronized void write(String line) {
    long now = nanos.getAsLong();
    if (now - began >= MINUTE_NANOS) {
      if (lines > LINES_A_MINUTE) {
        out.println("(and " + (lines - LINES_A_MINUTE) + " lines more in the minute before)");
      }
      began = now;
      lines = 0;
    }
    if (++lines <= LINES_A_MINUTE) {
      out.println(line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) + "…" : line);
    }
  }
}
