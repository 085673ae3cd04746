package byway.operations.flags.api;

import java.util.List;

/**
 * Another flag that has to be so for whoever asks; one that needs others itself is never so.
 *
 * @param on whether it has to be on, or off
 * @param variants of which it has to be one; any where empty
 */
public record NeededFlag(String key, boolean on, List<String> variants) {
  public NeededFlag {
    variants = List.copyOf(variants);
  }
}
