package byway.kit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code postmaster.pid}, which PostgreSQL keeps in its data directory (pidfile.h): line 1 is the
 * process id, line 8 the status.
 */
record PostmasterFile(long pid, String status) {

  static Path in(Path dataDirectory) {
    return dataDirectory.resolve("postmaster.pid");
  }

  /** Empty without a file; pid 0, which no process has, when it is being written or is damaged. */
  static Optional<PostmasterFile> read(Path dataDirectory) throws IOException {
    try {
      String[] lines =
          Files.readString(in(dataDirectory), StandardCharsets.ISO_8859_1).split("\n", -1);
      String status = lines.length < 8 ? "" : lines[7].strip();
      return Optional.of(new PostmasterFile(Long.parseLong(lines[0].strip()), status));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.of(new PostmasterFile(0, ""));
    }
  }

  boolean isReady(long expectedPid) {
    return pid == expectedPid && status.equals("ready");
  }
}
