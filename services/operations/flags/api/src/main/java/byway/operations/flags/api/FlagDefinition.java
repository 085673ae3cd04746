package byway.operations.flags.api;

import java.util.List;

/**
 * What a flag says.
 *
 * @param on whether it is on for anybody; off, nothing else counts
 * @param rules of which one has to hold; with none it is on for everybody
 * @param variants of which each gets one where it is on, unless the rule that holds has some
 * @param needs other flags that have to be so as well
 * @param twoAgree whether another of the staff has to agree to a change; switching it off needs
 *     nobody
 */
public record FlagDefinition(
    String description,
    boolean on,
    List<FlagRule> rules,
    List<Variant> variants,
    List<NeededFlag> needs,
    boolean twoAgree) {
  public FlagDefinition {
    rules = List.copyOf(rules);
    variants = List.copyOf(variants);
    needs = List.copyOf(needs);
  }

  /** On for everybody, or off. */
  public static FlagDefinition plain(String description, boolean on) {
    return new FlagDefinition(description, on, List.of(), List.of(), List.of(), false);
  }

  /** The same with other rules. */
  public FlagDefinition with(List<FlagRule> newRules) {
    return new FlagDefinition(description, on, newRules, variants, needs, twoAgree);
  }

  /** The same on or off. */
  public FlagDefinition switched(boolean newOn) {
    return new FlagDefinition(description, newOn, rules, variants, needs, twoAgree);
  }
}
