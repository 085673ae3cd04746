package byway.charging.balances;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own that a test can fill to the last byte; root alone can have one. */
final class SmallDisk implements AutoCloseable {
  private static final byte[] SOME = new byte[1 << 16];

  private final Path at;

  SmallDisk(Path at, int megabytes) throws IOException, InterruptedException {
    this.at = at;
    Files.createDirectories(at);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "byway-test", at.toString());
  }

  /** Whether this process may mount. */
  static boolean isPossible(Path somewhere) {
    try (var disk = new SmallDisk(somewhere.resolve("tried"), 1)) {
      return Files.isDirectory(disk.at);
    } catch (IOException | IllegalStateException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Path directory() {
    return at;
  }

  /** Until nothing more fits. */
  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(filler())) {
      while (true) {
        filler.write(SOME);
      }
    } catch (IOException full) {
      if (at.toFile().getUsableSpace() > SOME.length) {
        throw full;
      }
    }
  }

  void free() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return at.resolve("filler");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    // A shell that has just ended the server may have its log open for a second longer.
    run("umount", "--lazy", at.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
  }
}
