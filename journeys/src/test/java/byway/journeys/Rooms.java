package byway.journeys;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * A house by its packages: {@code kit.store}, {@code fronts.portal}, and of a feature {@code
 * commerce.orders} (the service), with its {@code api}, its {@code console}, its {@code publicapi}
 * and its {@code testing}.
 *
 * @param root where the house begins, such as {@code byway}
 */
record Rooms(String root) {
  /** Each knows those before it. */
  private static final List<String> KIT =
      List.of(
          "values",
          "reach",
          "json",
          "context",
          "settings",
          "secrets",
          "checks",
          "events",
          "store",
          "bus",
          "calls",
          "web",
          "postgres",
          "platform",
          "backup",
          "filters",
          "tasks",
          "incoming",
          "outgoing",
          "radius",
          "testing");

  private static final Set<String> NO_FEATURES =
      Set.of("kit", "fronts", "hotspot", "outside", "apps", "benches", "journeys");
  private static final Set<String> PARTS = Set.of("api", "console", "publicapi", "testing");

  static Rooms of(String root) {
    return new Rooms(root);
  }

  DescribedPredicate<JavaClass> areOfAService() {
    return areOf("a service", room -> isFeature(room) && parts(room).length == 2);
  }

  DescribedPredicate<JavaClass> areOfAnApi() {
    return areOf("an api", room -> isPart(room, "api"));
  }

  DescribedPredicate<JavaClass> areOfAPanel() {
    return areOf("a panel", room -> isPart(room, "console"));
  }

  DescribedPredicate<JavaClass> areForApps() {
    return areOf("a resource for apps", room -> isPart(room, "publicapi"));
  }

  /** Beside its own room and apis, which a hotspot has no use for. */
  ArchCondition<JavaClass> knowOnly(String... rooms) {
    return know(
        "know only their own room, apis and " + Arrays.toString(rooms),
        (from, to) ->
            from.equals(to)
                || isPart(to, "api")
                || Arrays.stream(rooms).anyMatch(room -> (to + ".").startsWith(room + ".")));
  }

  /** No package of ours but those that are named. */
  ArchCondition<JavaClass> knowNothingBut(String... rooms) {
    return know(
        "know nothing of ours but their own room and " + Arrays.toString(rooms),
        (from, to) ->
            from.equals(to)
                || Arrays.stream(rooms).anyMatch(room -> (to + ".").startsWith(room + ".")));
  }

  ArchCondition<JavaClass> keepOrder() {
    return know(
        "know only the packages before their own in " + KIT,
        (from, to) -> from.equals(to) || (place(to) >= 0 && place(to) < place(from)));
  }

  private static int place(String room) {
    return room.startsWith("kit.") ? KIT.indexOf(room.substring("kit.".length())) : -1;
  }

  private ArchCondition<JavaClass> know(String said, BiPredicate<String, String> allowed) {
    return new ArchCondition<>(said) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var from = room(type);
        var wrong = new TreeSet<String>();
        for (var one : type.getDirectDependenciesFromSelf()) {
          var to = room(one.getTargetClass().getBaseComponentType());
          if (from.isPresent() && to.isPresent() && !allowed.test(from.get(), to.get())) {
            wrong.add(one.getTargetClass().getBaseComponentType().getName());
          }
        }
        wrong.forEach(
            to -> events.add(SimpleConditionEvent.violated(type, type.getName() + " -> " + to)));
      }
    };
  }

  private DescribedPredicate<JavaClass> areOf(String what, Predicate<String> which) {
    return DescribedPredicate.describe(
        "are of " + what, type -> room(type).filter(which).isPresent());
  }

  private Optional<String> room(JavaClass type) {
    var name = type.getPackageName();
    if (!name.startsWith(root + ".")) {
      return Optional.empty();
    }
    var parts = parts(name.substring(root.length() + 1));
    int depth = isFeature(parts[0]) && parts.length > 2 && PARTS.contains(parts[2]) ? 3 : 2;
    return Optional.of(String.join(".", Arrays.copyOf(parts, Math.min(depth, parts.length))));
  }

  private static boolean isFeature(String room) {
    return !NO_FEATURES.contains(parts(room)[0]);
  }

  private static boolean isPart(String room, String part) {
    return isFeature(room) && parts(room).length == 3 && parts(room)[2].equals(part);
  }

  private static String[] parts(String name) {
    return name.split("\\.", -1);
  }
}
