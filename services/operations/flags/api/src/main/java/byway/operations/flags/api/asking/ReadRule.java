package byway.operations.flags.api.asking;

import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.FlagRule;
import byway.operations.flags.api.Segment;
import byway.operations.flags.api.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule that has been read once. */
final class ReadRule {
  private static final int ALL = 100;

  private final @Nullable Instant from;
  private final @Nullable Instant until;
  private final Condition[] conditions;
  private final int percent;
  private final String by;
  private final String group;
  private final @Nullable Choice variants;
  private final Outcome outcome;

  ReadRule(String key, FlagRule rule, Map<String, Segment> segments) {
    this.from = rule.from();
    this.until = rule.until();
    this.conditions = conditions(rule, segments).toArray(Condition[]::new);
    var share = rule.share();
    this.percent = share.percent();
    this.by = share.by();
    this.group = share.group().isEmpty() ? key : share.group();
    this.variants = Choice.of(rule.variants(), group, by);
    boolean isForAll = percent >= ALL && by.equals(Share.USUAL);
    boolean isSaid = conditions.length > 0 || from != null || until != null;
    this.outcome = !isForAll ? Outcome.SHARE : isSaid ? Outcome.MATCH : Outcome.EVERYBODY;
  }

  private static List<Condition> conditions(FlagRule rule, Map<String, Segment> segments) {
    var conditions = new ArrayList<Condition>();
    for (var name : rule.segments()) {
      var segment = segments.get(name);
      if (segment == null) {
        return List.of(Condition.NEVER);
      }
      segment.constraints().stream().map(Condition::of).forEach(conditions::add);
    }
    for (Constraint constraint : rule.constraints()) {
      conditions.add(Condition.of(constraint));
    }
    return conditions;
  }

  /** None where it does not hold. */
  @Nullable Outcome answer(Asking asking, @Nullable Choice ofFlag) {
    if (!isNow(asking)) {
      return null;
    }
    for (var condition : conditions) {
      if (!condition.holds(asking)) {
        return null;
      }
    }
    if (!isIn(asking)) {
      return null;
    }
    var choice = variants == null ? ofFlag : variants;
    var chosen = choice == null ? null : choice.choose(asking);
    return chosen == null ? outcome : chosen;
  }

  private boolean isNow(Asking asking) {
    if (from == null && until == null) {
      return true;
    }
    var now = asking.at();
    return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
  }

  private boolean isIn(Asking asking) {
    if (percent >= ALL && by.equals(Share.USUAL)) {
      return true;
    }
    if (percent <= 0) {
      return false;
    }
    var one = Drawn.of(asking, by);
    return one != null && Drawn.percent(one, group) <= percent;
  }
}
