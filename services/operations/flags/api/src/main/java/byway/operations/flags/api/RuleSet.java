package byway.operations.flags.api;

import java.util.List;

/**
 * All that is asked of one operator, at one moment.
 *
 * @param version of the last change; 0 where there was none
 */
public record RuleSet(long version, List<Flag> flags, List<Segment> segments) {
  public static final RuleSet NONE = new RuleSet(0, List.of(), List.of());

  public RuleSet {
    flags = List.copyOf(flags);
    segments = List.copyOf(segments);
  }
}
