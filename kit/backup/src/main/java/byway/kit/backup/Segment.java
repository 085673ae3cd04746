package byway.kit.backup;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of PostgreSQL's log by its name: timeline, and place in it (xlog_internal.h, files of 16
 * MB).
 */
record Segment(String name) implements Comparable<Segment> {
  private static final Pattern NAME = Pattern.compile("[0-9A-F]{24}");
  private static final long IN_ONE = 0x100;

  Segment {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a file of the log: " + name);
    }
  }

  /** None where it is something else that lies there, such as a timeline's history. */
  static Optional<Segment> of(String name) {
    return NAME.matcher(name).matches() ? Optional.of(new Segment(name)) : Optional.empty();
  }

  /** The one that must come after it, on the same timeline. */
  Segment next() {
    long place =
        Long.parseLong(name.substring(8, 16), 16) * IN_ONE
            + Long.parseLong(name.substring(16), 16)
            + 1;
    return new Segment(
        "%s%08X%08X".formatted(name.substring(0, 8), place / IN_ONE, place % IN_ONE));
  }

  boolean isOfTimelineOf(Segment other) {
    return name.substring(0, 8).equals(other.name.substring(0, 8));
  }

  @Override
  public int compareTo(Segment other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
