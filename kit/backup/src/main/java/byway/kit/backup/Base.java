package byway.kit.backup;

import java.time.Instant;
import java.util.List;

/**
 * One whole copy of the database, with as much of its log as it needs to be consistent.
 *
 * @param chain whose log goes on after it
 * @param consistentAt nothing before that can be restored from it
 * @param reachesTo as far as its own log goes
 * @param firstSegment of the log that it begins in
 * @param lastSegment the last one that is in it
 * @param encloses whether the installation's secret is in the backup; otherwise it is kept apart
 * @param bytes of the copy, before it was packed
 */
public record Base(
    String chain,
    String id,
    Instant startedAt,
    Instant consistentAt,
    Instant reachesTo,
    String firstSegment,
    String lastSegment,
    boolean encloses,
    long bytes,
    List<Part> parts) {
  public Base {
    parts = List.copyOf(parts);
  }

  /**
   * A piece of the packed copy.
   *
   * @param sha256 of what lies in the store
   */
  public record Part(String name, long bytes, String sha256) {}

  Segment first() {
    return new Segment(firstSegment);
  }

  Segment last() {
    return new Segment(lastSegment);
  }
}
