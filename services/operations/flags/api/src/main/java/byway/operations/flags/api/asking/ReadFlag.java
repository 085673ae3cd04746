package byway.operations.flags.api.asking;

import byway.operations.flags.api.Flag;
import byway.operations.flags.api.FlagDefinition;
import byway.operations.flags.api.NeededFlag;
import byway.operations.flags.api.Segment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A flag that has been read once, with what others know of it. */
final class ReadFlag {
  /** What one who needs a variant calls having none. */
  private static final String NONE = "disabled";

  private final Flag flag;
  private final ReadRule[] rules;
  private final @Nullable Choice variants;

  ReadFlag(Flag flag, Map<String, Segment> segments) {
    this.flag = flag;
    var is = flag.definition();
    this.rules =
        is.rules().stream()
            .map(rule -> new ReadRule(flag.key(), rule, segments))
            .toArray(ReadRule[]::new);
    this.variants = Choice.of(is.variants(), flag.key());
  }

  Flag flag() {
    return flag;
  }

  FlagDefinition definition() {
    return flag.definition();
  }

  Outcome answer(Asking asking, Map<String, ReadFlag> all) {
    if (!definition().on()) {
      return Outcome.OFF;
    }
    for (var need : definition().needs()) {
      if (!isMet(need, asking, all)) {
        return Outcome.NOBODY;
      }
    }
    return alone(asking);
  }

  /** What its own rules say. */
  private Outcome alone(Asking asking) {
    if (!definition().on()) {
      return Outcome.OFF;
    }
    if (rules.length == 0) {
      var chosen = variants == null ? null : variants.choose(asking);
      return chosen == null ? Outcome.EVERYBODY : chosen;
    }
    for (var rule : rules) {
      var answer = rule.answer(asking, variants);
      if (answer != null) {
        return answer;
      }
    }
    return Outcome.NOBODY;
  }

  private static boolean isMet(NeededFlag need, Asking asking, Map<String, ReadFlag> all) {
    var other = all.get(need.key());
    if (other == null || !other.definition().needs().isEmpty()) {
      return false;
    }
    var answer = other.alone(asking);
    if (!need.on()) {
      return !answer.on();
    }
    var variant = answer.variant();
    return answer.on()
        && (need.variants().isEmpty()
            || need.variants().contains(variant == null ? NONE : variant.name()));
  }
}
