package byway.kit.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * What the server prints, in a file beside the data directory. The server appends to it directly,
 * without a pipe that a busy application could block; past 8 MiB it is copied to {@code .1} and
 * emptied, looked at once a minute.
 */
final class ServerLog implements AutoCloseable {
  private static final long LIMIT_BYTES = 8L << 20;
  private static final int EXCERPT_BYTES = 4096;
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final Thread keeper;

  private ServerLog(Path file) {
    this.file = file;
    this.keeper = Thread.ofVirtual().name("postgres-log").unstarted(this::keepSmall);
  }

  static ServerLog beside(Path dataDirectory) throws IOException {
    var log = new ServerLog(dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log"));
    if (!Files.exists(log.file)) {
      Files.createFile(log.file, OWNER_ONLY);
    }
    log.cut(LIMIT_BYTES);
    log.keeper.start();
    return log;
  }

  Path file() {
    return file;
  }

  long position() throws IOException {
    return Files.size(file);
  }

  /** The last lines, at most 4 KiB, of what was printed after a position. */
  String linesSince(long position) throws IOException {
    try (var channel = FileChannel.open(file)) {
      long from = Math.max(Math.min(position, channel.size()), channel.size() - EXCERPT_BYTES);
      var buffer = ByteBuffer.allocate(EXCERPT_BYTES);
      channel.read(buffer, from);
      return StandardCharsets.UTF_8.decode(buffer.flip()).toString().strip();
    }
  }

  /** Empties the file when it is longer than the limit, and keeps one copy. */
  void cut(long limitBytes) throws IOException {
    if (position() > limitBytes) {
      Files.copy(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }

  private void keepSmall() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY);
        cut(LIMIT_BYTES);
      }
    } catch (InterruptedException e) {
      // Closed.
    } catch (IOException e) {
      // A full or read-only disk: the server itself will say so where it matters.
    }
  }

  @Override
  public void close() {
    keeper.interrupt();
  }
}
