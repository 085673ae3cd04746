package byway.apps.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a world leaves behind when its process is killed: a directory with its process's id in its
 * name, and in it the id of the platform's process. The next world ends and removes that. What runs
 * in the lab's namespaces ends with them.
 */
final class Remains {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
  private static final String PREFIX = "byway-real-";
  private static final Pattern OURS = Pattern.compile(PREFIX + "(\\d+)-.*");
  private static final String PLATFORM = "platform.process";

  private Remains() {}

  static Path newDirectory() throws IOException {
    return Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
  }

  /** Remembers which process has to end with this one. */
  static void note(Path directory, long pid) throws IOException {
    Files.writeString(directory.resolve(PLATFORM), Long.toString(pid));
  }

  /** Of worlds whose process is no more. */
  static void clear() throws IOException {
    try (var files = Files.list(TEMPORARY)) {
      files.filter(Remains::isLeft).forEach(Remains::remove);
    }
  }

  private static boolean isLeft(Path directory) {
    var ours = OURS.matcher(directory.getFileName().toString());
    return ours.matches() && ProcessHandle.of(Long.parseLong(ours.group(1))).isEmpty();
  }

  private static void remove(Path directory) {
    try {
      var noted = directory.resolve(PLATFORM);
      if (Files.exists(noted)) {
        end(Long.parseLong(Files.readString(noted).strip()));
      }
      List<Path> files;
      try (Stream<Path> all = Files.walk(directory)) {
        files = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("%s cannot be removed: %s".formatted(directory, e.getMessage()));
    }
  }

  /** Only if it is still the platform; numbers of processes come back. */
  private static void end(long pid) {
    ProcessHandle.of(pid)
        .filter(process -> process.info().commandLine().orElse("").contains("quarkus-run.jar"))
        .ifPresent(
            process -> {
              process.destroy();
              var unused = process.onExit().join();
            });
  }
}
