package byway.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the first start of this artefact leaves behind: its data directory, and the classes that it
 * loaded as the JVM keeps them (JEP 350). Made once for each build; a start on a copy takes half
 * the work of a first one, which {@link MainJobTest}, {@link DemoTest} and others still make.
 */
final class Prepared {
  private static final Path AT =
      Path.of("target/prepared-" + Installation.built()).toAbsolutePath();
  private static final Path DONE = AT.resolve("done");
  private static final Path CLASSES = AT.resolve("classes.jsa");

  private Prepared() {}

  static void copyTo(Path data) {
    try {
      make();
      Files.createDirectories(data);
      run("cp", "--archive", AT.resolve("data") + "/.", data.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A data directory that nothing uses any more. */
  static void remove(Path data) {
    try {
      run("rm", "-rf", data.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a JVM is told, so that it need not load and verify the same classes from scratch. */
  static List<String> options() {
    return Files.exists(DONE)
        ? List.of("-XX:SharedArchiveFile=" + CLASSES, "-Xlog:disable")
        : List.of();
  }

  /** By one process, while the others wait: tests run in several. */
  private static synchronized void make() throws IOException {
    Files.createDirectories(AT);
    try (var channel =
            FileChannel.open(
                AT.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(DONE)) {
        var data = AT.resolve("data");
        remove(data);
        startAndStop(data);
        Files.delete(data.resolve("process-0.log"));
        Files.delete(data.resolve("postgres/byway.port"));
        // Processes are killed here, never the machine: what was written is there without it.
        Files.writeString(
            data.resolve("postgres/postgresql.auto.conf"),
            "fsync = off\n",
            StandardOpenOption.APPEND);
        Files.createFile(DONE);
      }
    }
  }

  private static void startAndStop(Path data) {
    try (var byway = new Installation(data)) {
      var first =
          byway.start(
              byway.settings(),
              List.of("-XX:ArchiveClassesAtExit=" + CLASSES, "-Xlog:disable"),
              "up");
      byway.awaitAnswer(first, byway.httpPort);
      first.destroy();
      byway.finish(first);
    }
  }

  private static void run(String... command) throws IOException {
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + status);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
