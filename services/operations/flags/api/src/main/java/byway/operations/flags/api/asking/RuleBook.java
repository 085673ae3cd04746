package byway.operations.flags.api.asking;

import byway.operations.flags.api.Flag;
import byway.operations.flags.api.RuleSet;
import byway.operations.flags.api.Segment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All flags of one operator, read once and asked without a lock. A flag of the installation is
 * there for every operator: an operator's own of the same key says more than it, unless it is off;
 * then it is off for all.
 */
public final class RuleBook {
  public static final RuleBook EMPTY = of(RuleSet.NONE, RuleSet.NONE);

  private final Map<String, ReadFlag> flags;
  private final String version;

  private RuleBook(Map<String, ReadFlag> flags, String version) {
    this.flags = flags;
    this.version = version;
  }

  public static RuleBook of(RuleSet own, RuleSet installation) {
    var all = new LinkedHashMap<>(read(installation));
    read(own)
        .forEach(
            (key, flag) -> all.merge(key, flag, (of, mine) -> of.definition().on() ? mine : of));
    return new RuleBook(Map.copyOf(all), "%d.%d".formatted(own.version(), installation.version()));
  }

  private static Map<String, ReadFlag> read(RuleSet rules) {
    var segments =
        rules.segments().stream().collect(Collectors.toMap(Segment::name, Function.identity()));
    return rules.flags().stream()
        .collect(Collectors.toMap(Flag::key, flag -> new ReadFlag(flag, segments)));
  }

  /** Whether the service has ever said it; else nothing is here, and that means nothing. */
  public boolean isKnown() {
    return this != EMPTY;
  }

  /** Changes whenever anything that is said here does. */
  public String version() {
    return version;
  }

  /** By their keys. */
  public Collection<String> keys() {
    return new TreeMap<>(flags).keySet();
  }

  public @Nullable Flag flag(String key) {
    var found = flags.get(key);
    return found == null ? null : found.flag();
  }

  /** None where there is no such flag. */
  public @Nullable Outcome answer(String key, Asking asking) {
    var flag = flags.get(key);
    return flag == null ? null : flag.answer(asking, flags);
  }
}
