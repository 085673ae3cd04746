package byway.operations.flags.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For whom a flag is on: all of it has to hold.
 *
 * @param from and {@code until}: when it begins and ends; none where it does not
 * @param segments by name; one that is not there holds for nobody
 * @param variants of those for whom this rule holds; where empty, the flag's own
 */
public record FlagRule(
    Share share,
    @Nullable Instant from,
    @Nullable Instant until,
    List<Constraint> constraints,
    List<String> segments,
    List<Variant> variants) {
  public FlagRule {
    constraints = List.copyOf(constraints);
    segments = List.copyOf(segments);
    variants = List.copyOf(variants);
  }

  /** Whoever meets these. */
  public static FlagRule of(Share share, Constraint... constraints) {
    return new FlagRule(share, null, null, List.of(constraints), List.of(), List.of());
  }
}
