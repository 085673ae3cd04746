package byway.kit.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of the one artefact runs in this process: {@code all}, or names of services, fronts and
 * their groups. Each of them says in {@code META-INF/byway.role} what it is called, as {@code group
 * name}; its classes lie in the package {@code byway.<group>.<name>}.
 */
public final class Roles {
  private static final String FILE = "META-INF/byway.role";
  private static final String FRONTS = "fronts";

  /** What a feature shows to the outside is shown by a front, wherever it lies. */
  private static final Map<String, String> SHOWN_BY =
      Map.of("console", "console", "publicapi", "api");

  private static final Map<String, Set<String>> GROUPS = found();

  private final Set<String> active;

  private Roles(Set<String> active) {
    this.active = active;
  }

  private static Map<String, Set<String>> found() {
    var groups = new TreeMap<String, Set<String>>();
    try {
      for (var file : Collections.list(Roles.class.getClassLoader().getResources(FILE))) {
        try (var stream = file.openStream()) {
          var words =
              new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip().split(" ", -1);
          if (words.length != 2) {
            throw new IllegalStateException(file + " does not say a group and a name");
          }
          groups.computeIfAbsent(words[0], group -> new HashSet<>()).add(words[1]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    groups.replaceAll((group, names) -> Set.copyOf(names));
    return groups;
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
          .filter(group -> !group.getKey().equals(FRONTS))
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

  /** Whether what this class belongs to runs here; what belongs to no role always does. */
  public boolean runs(Class<?> type) {
    var parts = type.getPackageName().split("\\.", -1);
    if (parts.length < 3 || !GROUPS.getOrDefault(parts[1], Set.of()).contains(parts[2])) {
      return true;
    }
    return active.contains(parts.length > 3 ? SHOWN_BY.getOrDefault(parts[3], parts[2]) : parts[2]);
  }

  @Override
  public String toString() {
    return isAll() ? "all" : String.join(",", new TreeSet<>(active));
  }

  private static Set<String> everything() {
    return GROUPS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }
}
