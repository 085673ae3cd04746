package byway.kit.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What of the one artefact runs in this process: {@code all}, or names of roles and of their
 * groups. Each says in {@code META-INF/byway.role} what it is called, as {@code group name}, or
 * {@code services/group name} where others call it. Its classes lie in the package {@code
 * byway.<group>.<name>}, and in those that are named behind that: {@code byway.*.*.pages} is such a
 * package of anybody.
 */
public final class Roles {
  private static final String FILE = "META-INF/byway.role";
  private static final String SERVICES = "services";

  /** What {@code byway.<group>.<name>} has for others. */
  private static final String API = ".api";

  private static final int OF_SERVICE = 3;

  private static final List<Role> ALL = found();

  private final Set<String> active;

  private Roles(Set<String> active) {
    this.active = active;
  }

  /**
   * @param groups it is a member of, the last with its classes
   * @param packages whose classes belong to it
   */
  private record Role(String name, List<String> groups, List<Packages> packages) {
    static Role read(String line) {
      var words = List.of(line.strip().split(" ", -1));
      if (words.size() < 2) {
        throw new IllegalArgumentException("does not say a group and a name");
      }
      var groups = List.of(words.getFirst().split("/", -1));
      var packages = new ArrayList<Packages>();
      packages.add(Packages.of("byway." + groups.getLast() + "." + words.get(1)));
      words.stream().skip(2).map(Packages::of).forEach(packages::add);
      return new Role(words.get(1), groups, packages);
    }

    /** How many parts of the package's name it says; 0 where it is not its own. */
    int share(Packages of) {
      return packages.stream()
          .filter(own -> own.contain(of))
          .mapToInt(own -> own.parts().size())
          .max()
          .orElse(0);
    }
  }

  /**
   * A package and all below it.
   *
   * @param parts of its name; {@code *} is any
   */
  private record Packages(List<String> parts) {
    static Packages of(String name) {
      return new Packages(List.of(name.split("\\.", -1)));
    }

    boolean contain(Packages other) {
      return parts.size() <= other.parts.size()
          && IntStream.range(0, parts.size())
              .allMatch(i -> parts.get(i).equals("*") || parts.get(i).equals(other.parts.get(i)));
    }
  }

  /** Whose a class is, asked at each request. */
  private static final ClassValue<Optional<String>> OWNERS =
      new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> type) {
          return ownerOf(type.getName());
        }
      };

  /**
   * Whose a class is; none where it belongs to no role. What lies in a service's api runs with
   * whoever uses it, and so is nobody's.
   *
   * @param type its whole name
   */
  public static Optional<String> ownerOf(String type) {
    var where = Packages.of(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    if (where.parts().size() > OF_SERVICE && API.equals("." + where.parts().get(OF_SERVICE))) {
      return Optional.empty();
    }
    return ALL.stream()
        .filter(role -> role.share(where) > 0)
        .max(Comparator.comparing(role -> role.share(where)))
        .map(Role::name);
  }

  private static List<Role> found() {
    var roles = new ArrayList<Role>();
    try {
      for (var file : Collections.list(Roles.class.getClassLoader().getResources(FILE))) {
        try (var stream = file.openStream()) {
          roles.add(Role.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
          throw new IllegalStateException(file + " " + e.getMessage(), e);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(roles);
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
    var members = names(role -> role.name().equals(name) || role.groups().contains(name));
    if (!members.isEmpty()) {
      return members;
    }
    throw new IllegalArgumentException("no role is called " + name);
  }

  /** Services that neither run here nor are behind one of these names of roles. */
  SortedSet<String> missing(Set<String> elsewhere) {
    var missing = new TreeSet<>(names(role -> role.groups().contains(SERVICES)));
    missing.removeAll(active);
    elsewhere.forEach(name -> missing.removeAll(members(name)));
    return missing;
  }

  public boolean isAll() {
    return active.equals(everything());
  }

  /** All that run here. */
  public Set<String> names() {
    return active;
  }

  public boolean runs(String role) {
    return active.contains(role);
  }

  /** Whether what this class belongs to runs here; what belongs to no role always does. */
  public boolean runs(Class<?> type) {
    return OWNERS.get(type).map(active::contains).orElse(true);
  }

  @Override
  public String toString() {
    return isAll() ? "all" : String.join(",", new TreeSet<>(active));
  }

  private static Set<String> everything() {
    return names(role -> true);
  }

  private static Set<String> names(Predicate<Role> which) {
    return ALL.stream().filter(which).map(Role::name).collect(Collectors.toSet());
  }
}
