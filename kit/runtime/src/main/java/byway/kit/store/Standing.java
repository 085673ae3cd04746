package byway.kit.store;

import java.util.List;

/**
 * Which scripts a service's schema has had, beside those that this version knows.
 *
 * @param isThere whether there is a schema at all
 * @param pending known here and not done yet, as {@code orders/V7__parts.sql}
 * @param unknown done, and of a later version than any that is known here, as {@code orders/V9}
 */
public record Standing(boolean isThere, List<String> pending, List<String> unknown) {
  public Standing {
    pending = List.copyOf(pending);
    unknown = List.copyOf(unknown);
  }
}
