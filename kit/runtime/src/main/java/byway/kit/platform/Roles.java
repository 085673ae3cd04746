package byway.kit.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of the one artefact runs in this process (row N1): {@code all}, or names of services, fronts
 * and their groups. The room of a class is its package: {@code byway.<group>.<name>}.
 */
public final class Roles {
  private static final Map<String, Set<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("network", Set.of("accesspoints", "access", "devices"));
    GROUPS.put("charging", Set.of("balances", "usage", "rewards"));
    GROUPS.put("commerce", Set.of("vouchers", "catalog", "orders", "payments"));
    GROUPS.put("people", Set.of("identity", "notifications"));
    GROUPS.put("operations", Set.of("audit", "tenants"));
    GROUPS.put(
        "fronts",
        Set.of("portal", "dashboard", "console", "api", "devicelink", "radius", "opennds"));
  }

  private final Set<String> active;

  private Roles(Set<String> active) {
    this.active = active;
  }

  /** Reads a list such as {@code charging,portal}. */
  public static Roles parse(String text) {
    var active = new TreeSet<String>();
    for (String name : text.split(",", -1)) {
      active.addAll(members(name.strip()));
    }
    return new Roles(Set.copyOf(active));
  }

  static String known(String name) {
    members(name);
    return name;
  }

  /** The roles that a name stands for: a group's members, or the role itself. */
  public static Set<String> members(String name) {
    if (name.equals("all")) {
      return everything();
    }
    if (name.equals("services")) {
      return GROUPS.entrySet().stream()
          .filter(group -> !group.getKey().equals("fronts"))
          .flatMap(group -> group.getValue().stream())
          .collect(Collectors.toSet());
    }
    var group = GROUPS.get(name);
    if (group != null) {
      return group;
    }
    if (everything().contains(name)) {
      return Set.of(name);
    }
    throw new IllegalArgumentException("no role is called " + name);
  }

  /** Services that neither run here nor are behind one of these names of roles. */
  SortedSet<String> missing(Set<String> elsewhere) {
    var missing = new TreeSet<>(members("services"));
    missing.removeAll(active);
    elsewhere.forEach(name -> missing.removeAll(members(name)));
    return missing;
  }

  public boolean isAll() {
    return active.equals(everything());
  }

  public boolean runs(String role) {
    return active.contains(role);
  }

  /** Whether the room of this class runs here; what belongs to no room always does. */
  public boolean runs(Class<?> type) {
    var parts = type.getPackageName().split("\\.", -1);
    boolean inRoom = parts.length >= 3 && parts[0].equals("byway") && GROUPS.containsKey(parts[1]);
    return !inRoom || !everything().contains(parts[2]) || active.contains(parts[2]);
  }

  @Override
  public String toString() {
    return isAll() ? "all" : String.join(",", new TreeSet<>(active));
  }

  private static Set<String> everything() {
    return GROUPS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }
}
