package byway.kit.calls;

import byway.kit.settings.Roles;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may call whom: those whose classes are injected a service's contract, as it was seen when the
 * artefact was built. A service that is rewritten to call another is in it by that.
 */
public final class ContractCallers {
  /** What fronts share may run in each of them. */
  private static final String OF_FRONTS = "byway.fronts.";

  private final Map<String, SortedSet<String>> callers = new HashMap<>();

  /**
   * @param uses a class and the service it is injected a contract of, with a space between
   */
  ContractCallers(String[] uses) {
    for (var use : uses) {
      var words = use.split(" ", -1);
      callers.computeIfAbsent(words[1], service -> new TreeSet<>()).addAll(rolesOf(words[0]));
    }
  }

  /** Of what belongs to no role, the kit's own may run anywhere. */
  private static Set<String> rolesOf(String type) {
    return Roles.ownerOf(type)
        .map(Set::of)
        .orElseGet(() -> Roles.members(type.startsWith(OF_FRONTS) ? "fronts" : "all"));
  }

  /**
   * @param roles of the process that calls; who has all of them may call anybody
   */
  public boolean mayCall(Set<String> roles, String service) {
    var allowed = callers.getOrDefault(service, new TreeSet<>());
    return roles.stream().anyMatch(allowed::contains) || roles.containsAll(Roles.members("all"));
  }

  /** The whole table: for each service, who may call it. */
  public SortedMap<String, SortedSet<String>> table() {
    return new TreeMap<>(callers);
  }
}
