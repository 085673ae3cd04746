package byway.operations.flags.api.asking;

import byway.operations.flags.api.Variant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of several variants somebody gets. */
final class Choice {
  private final String group;
  private final String by;
  private final List<Fixed> fixed;
  private final Outcome[] outcomes;

  /** Up to which place each is. */
  private final int[] until;

  private final int all;

  private Choice(List<Variant> variants, String group, String by) {
    this.group = group;
    this.by = by;
    this.outcomes =
        variants.stream().map(one -> new Outcome(true, Reason.SPLIT, one)).toArray(Outcome[]::new);
    this.until = new int[outcomes.length];
    int sum = 0;
    for (int i = 0; i < until.length; i++) {
      sum += variants.get(i).weight();
      until[i] = sum;
    }
    this.all = sum;
    this.fixed =
        variants.stream()
            .flatMap(
                one ->
                    one.fixed().stream()
                        .map(
                            who ->
                                new Fixed(
                                    who.field(),
                                    Set.copyOf(who.values()),
                                    new Outcome(true, Reason.TARGETING_MATCH, one))))
            .toList();
  }

  /** Whom the weights are not asked for. */
  private record Fixed(String field, Set<String> values, Outcome outcome) {}

  /** Of a flag, each by the field that the first variant names. */
  static @Nullable Choice of(List<Variant> variants, String group) {
    return variants.isEmpty() ? null : new Choice(variants, group, variants.getFirst().by());
  }

  /** Of a rule, by the field that its share names. */
  static @Nullable Choice of(List<Variant> variants, String group, String by) {
    return variants.isEmpty() ? null : new Choice(variants, group, by);
  }

  /** None where all weigh nothing. */
  @Nullable Outcome choose(Asking asking) {
    for (var one : fixed) {
      var value = asking.value(one.field);
      if (value != null && one.values.contains(value)) {
        return one.outcome;
      }
    }
    if (all == 0) {
      return null;
    }
    int place = Drawn.variant(Drawn.ofVariant(asking, by), group, all);
    for (int i = 0; i < until.length; i++) {
      if (place <= until[i]) {
        return outcomes[i];
      }
    }
    return null;
  }
}
