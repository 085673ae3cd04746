package byway.journeys;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a test needs of the machine beside the JDK: where it is missing the test is skipped, and
 * says what to install. {@code ./byway test} counts that, and in continuous integration, where all
 * of it is installed, lets nothing be skipped.
 */
final class Needs {
  private static final String[] FOLDERS = {"/usr/sbin", "/sbin", "/usr/bin", "/bin"};

  private Needs() {}

  /** Programs by their names, or files by their paths. */
  static void installed(String debianPackages, String... wanted) {
    var missing = Arrays.stream(wanted).filter(one -> !isThere(one)).toList();
    assumeTrue(
        missing.isEmpty(),
        () -> "%s is missing (Debian: %s)".formatted(String.join(", ", missing), debianPackages));
  }

  private static boolean isThere(String wanted) {
    return wanted.startsWith("/")
        ? Files.exists(Path.of(wanted))
        : Stream.of(FOLDERS).anyMatch(folder -> Files.isExecutable(Path.of(folder, wanted)));
  }
}
