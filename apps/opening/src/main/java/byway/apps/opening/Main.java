package byway.apps.opening;

import byway.people.notifications.testing.Postfix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code ./byway journey opening} starts; its one argument is the platform's jar. */
public final class Main {
  private static final int NOT_HERE = 69;
  private static final List<String> TOOLS =
      List.of("chromium", "certutil", "openssl", "pebble", "pebble-challtestsrv");

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    var hindrance = hindrance();
    if (hindrance.isPresent()) {
      System.err.println("The opening cannot be played here: " + hindrance.get() + ".");
      System.exit(NOT_HERE);
    }
    int code = 0;
    try (var world = World.open(Path.of(arguments[0]))) {
      System.out.println(new Opening(world, line -> System.out.println("  · " + line)).run());
    } catch (WrongFigure wrong) {
      System.out.println("  ✗ " + wrong.getMessage());
      code = 1;
    }
    System.exit(code);
  }

  /** What is missing here. */
  private static Optional<String> hindrance() {
    return TOOLS.stream()
        .filter(tool -> !isThere(tool))
        .findFirst()
        .map(tool -> "the command \"%s\" is missing (Debian: %s)".formatted(tool, packageOf(tool)))
        .or(Postfix::hindrance);
  }

  private static String packageOf(String tool) {
    return switch (tool) {
      case "certutil" -> "libnss3-tools";
      case "pebble-challtestsrv" -> "pebble";
      default -> tool;
    };
  }

  private static boolean isThere(String tool) {
    return Stream.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/")
        .anyMatch(folder -> Files.isExecutable(Path.of(folder + tool)));
  }
}
