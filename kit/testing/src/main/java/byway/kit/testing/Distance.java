package byway.kit.testing;

import java.util.List;
import java.util.UUID;

/**
 * From how far a contract is met: a stand-in in memory, the service in this process, or the service
 * over HTTP.
 */
@FunctionalInterface
public interface Distance {
  <C> C to(Class<C> contract);

  /** Makes an operator known where services ask for it. */
  default void welcome(UUID tenant) {}

  /** No way at all: each contract is kept by that one of these which implements it. */
  static Distance none(Object... standIns) {
    var all = List.of(standIns);
    return new Distance() {
      @Override
      public <C> C to(Class<C> contract) {
        return all.stream()
            .filter(contract::isInstance)
            .map(contract::cast)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nobody stands in for " + contract));
      }
    };
  }
}
