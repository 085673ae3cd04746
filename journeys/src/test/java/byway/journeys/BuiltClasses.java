package byway.journeys;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes of all modules but tests and benches, which look into all rooms, as the build has
 * left them in the tree.
 */
final class BuiltClasses {
  private static final Path HOUSE = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> TOPS =
      List.of("kit", "services", "fronts", "hotspot", "outside", "apps");
  private static final int DEEPEST_MODULE = 4;

  private BuiltClasses() {}

  static JavaClasses all() {
    var files = new ArrayList<Path>();
    for (var top : TOPS) {
      modules(HOUSE.resolve(top)).forEach(module -> files.addAll(classes(module)));
    }
    return new ClassFileImporter().importPaths(files);
  }

  private static List<Path> modules(Path top) {
    return found(top, DEEPEST_MODULE).stream()
        .filter(file -> file.endsWith("pom.xml"))
        .map(Path::getParent)
        .toList();
  }

  private static List<Path> classes(Path module) {
    var root = module.resolve("target/classes");
    return Files.exists(root)
        ? found(root, Integer.MAX_VALUE).stream()
            .filter(file -> file.toString().endsWith(".class"))
            .filter(file -> isOfToday(module, root.relativize(file).toString()))
            .toList()
        : List.of();
  }

  /** An earlier build may have left a class that has no source any more. */
  private static boolean isOfToday(Path module, String file) {
    var source = file.replaceFirst("(\\$.*)?\\.class$", ".java");
    return Files.exists(module.resolve("src/main/java").resolve(source));
  }

  private static List<Path> found(Path from, int depth) {
    try (var files = Files.walk(from, depth)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
