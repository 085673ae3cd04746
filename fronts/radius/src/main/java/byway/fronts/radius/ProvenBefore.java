package byway.fronts.radius;

import byway.kit.values.Recent;
import byway.network.accesspoints.api.Source;
import java.util.List;
import java.util.UUID;

/**
 * Who has proven itself from where. It is tried first, and asked about apart from those who are not
 * known; nobody gets in here but by its secret.
 */
final class ProvenBefore {
  private static final int MOST_SOURCES = 50_000;
  private static final int MOST_OF_EACH = 64;

  private final Recent<Source, Recent<Who, Boolean>> known = new Recent<>(MOST_SOURCES);

  /** An access point; its id alone may be another operator's as well. */
  private record Who(UUID tenantId, UUID deviceId) {
    static Who of(Speaker speaker) {
      return new Who(speaker.tenantId(), speaker.deviceId());
    }
  }

  boolean isKnown(Source source) {
    return known.get(source) != null;
  }

  void note(Source source, Speaker speaker) {
    var unused =
        known.of(source, from -> new Recent<>(MOST_OF_EACH)).put(Who.of(speaker), Boolean.TRUE);
  }

  /** Candidates, those that have proven themselves from there before. */
  List<Speaker> of(Source source, List<Speaker> candidates) {
    var before = known.get(source);
    return before == null
        ? List.of()
        : candidates.stream().filter(one -> before.get(Who.of(one)) != null).toList();
  }
}
