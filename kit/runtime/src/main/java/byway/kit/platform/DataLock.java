package byway.kit.platform;

import byway.kit.settings.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * At most one process has a data directory: it holds this lock as long as it lives, however it
 * ends. The file stays; deleting it would let two processes hold "the" lock.
 */
final class DataLock implements AutoCloseable {
  private static final String FILE = "in-use";

  private final FileChannel channel;

  private DataLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The process that has it now. */
  static Optional<String> holder(Path data) throws IOException {
    var file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return isFree(channel) ? Optional.empty() : Optional.of(Files.readString(file).strip());
    }
  }

  static DataLock hold(Path data) throws IOException {
    Files.createDirectories(data);
    var channel =
        FileChannel.open(data.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isFree(channel)) {
      channel.close();
      throw new StartRefused(
          List.of("BYWAY_DATA: %s is in use by another process".formatted(data)));
    }
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
    return new DataLock(channel);
  }

  /** It is held by the channel from then on. */
  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
