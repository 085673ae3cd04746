package byway.journeys;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An address that the artefact answers, found where it is answered: a class of ours with a path, or
 * one that takes over what its parent answers below another path.
 *
 * @param template with the names of what differs, such as {@code /dashboard/hotspots/{id}}
 */
record Route(String method, String template) {
  private static final String JAX_RS = "jakarta.ws.rs.";
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");
  private static final String CONTRACT = "byway.kit.calls.Contract";

  /** All that people, apps and boxes can ask for; not what services answer each other. */
  static List<Route> all() {
    return BuiltClasses.all().stream()
        .filter(type -> path(type).isPresent() && !type.isAnnotatedWith(CONTRACT))
        .filter(type -> !type.getModifiers().toString().contains("ABSTRACT"))
        .flatMap(Route::of)
        .filter(route -> !route.template().startsWith("/internal"))
        .distinct()
        .sorted(Comparator.comparing(Route::template).thenComparing(Route::method))
        .toList();
  }

  private static Stream<Route> of(JavaClass type) {
    var home = path(type).orElseThrow();
    return type.getAllMethods().stream()
        .flatMap(method -> methods(method).map(name -> new Route(name, below(home, method))));
  }

  private static Stream<String> methods(JavaMethod method) {
    return METHODS.stream().filter(name -> method.isAnnotatedWith(JAX_RS + name));
  }

  private static String below(String home, JavaMethod method) {
    var further = path(method).orElse("");
    var whole = ("/" + home + "/" + further).replaceAll("/+", "/");
    return whole.length() > 1 ? whole.replaceFirst("/$", "") : whole;
  }

  private static Optional<String> path(CanBeAnnotated annotated) {
    if (!annotated.isAnnotatedWith(JAX_RS + "Path")) {
      return Optional.empty();
    }
    JavaAnnotation<?> found =
        annotated instanceof JavaClass type
            ? type.getAnnotationOfType(JAX_RS + "Path")
            : ((JavaMethod) annotated).getAnnotationOfType(JAX_RS + "Path");
    return found.get("value").map(Object::toString);
  }

  boolean reads() {
    return method.equals("GET");
  }

  boolean isOfApi() {
    return template.startsWith("/api/") || template.startsWith("/ofrep/");
  }

  /** Whether it is about one thing among many. */
  boolean isAboutOne() {
    return template.contains("{");
  }

  /** As the tables of the documents have it. */
  @Override
  public String toString() {
    return method + " " + template;
  }
}
