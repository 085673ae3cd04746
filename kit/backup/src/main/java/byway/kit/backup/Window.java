package byway.kit.backup;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What can be restored from one base: any moment from when it was consistent to where the log that
 * follows without a gap ends.
 *
 * @param log the segments after the base, and how far each reaches
 */
record Window(Base base, NavigableMap<Segment, Instant> log) {

  static List<Window> of(Archive archive) throws IOException {
    var windows = new ArrayList<Window>();
    for (var base : archive.bases()) {
      windows.add(of(base, archive.segments(base.chain())));
    }
    return windows;
  }

  private static Window of(Base base, NavigableMap<Segment, Instant> segments) {
    var log = new TreeMap<Segment, Instant>();
    for (var next = base.last().next(); segments.containsKey(next); next = next.next()) {
      log.put(next, segments.get(next));
    }
    return new Window(base, log);
  }

  Instant from() {
    return base.consistentAt();
  }

  Instant to() {
    return log.values().stream()
        .filter(reach -> reach.isAfter(base.reachesTo()))
        .max(Comparator.naturalOrder())
        .orElse(base.reachesTo());
  }

  boolean has(Instant moment) {
    return !moment.isBefore(from()) && !moment.isAfter(to());
  }

  /** No more of the log than it takes to get there. */
  List<Segment> upTo(Optional<Instant> moment) {
    var needed = new ArrayList<Segment>();
    var reached = base.reachesTo();
    for (var one : log.entrySet()) {
      if (moment.isPresent() && reached.isAfter(moment.get())) {
        break;
      }
      needed.add(one.getKey());
      reached = one.getValue().isAfter(reached) ? one.getValue() : reached;
    }
    return needed;
  }

  /**
   * The one that is to be restored from: of those that have the moment the last, since after a
   * restore there can be two histories, and the later one is meant; without a moment, the one that
   * reaches furthest.
   *
   * @throws IOException where none has it, with what there is
   */
  static Window choose(List<Window> all, Optional<Instant> moment, String place)
      throws IOException {
    if (all.isEmpty()) {
      throw new IOException("there is no backup at %s".formatted(place));
    }
    var found =
        moment.isPresent()
            ? all.stream()
                .filter(window -> window.has(moment.get()))
                .max(Comparator.comparing(window -> window.base().startedAt()))
            : all.stream().max(Comparator.comparing(Window::to).thenComparing(Window::from));
    return found.orElseThrow(
        () ->
            new IOException(
                "%s is not in the backup at %s; there is:%n%s"
                    .formatted(moment.orElseThrow(), place, told(all))));
  }

  /** A line for each run of moments; those of a chain mostly follow one another. */
  static String told(List<Window> all) {
    var lines = new ArrayList<String>();
    all.stream()
        .map(window -> window.base().chain())
        .distinct()
        .forEach(chain -> lines.addAll(runs(all, chain)));
    return String.join("\n", lines);
  }

  private static List<String> runs(List<Window> all, String chain) {
    var its = all.stream().filter(window -> window.base().chain().equals(chain)).toList();
    var lines = new ArrayList<String>();
    var from = its.getFirst().from();
    for (int i = 0; i < its.size(); i++) {
      var to = its.get(i).to();
      boolean isLast = i + 1 == its.size();
      if (isLast || its.get(i + 1).from().isAfter(to)) {
        lines.add("  from %s to %s".formatted(from, to));
        from = isLast ? from : its.get(i + 1).from();
      }
    }
    return lines;
  }
}
