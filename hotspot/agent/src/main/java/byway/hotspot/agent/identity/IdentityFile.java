package byway.hotspot.agent.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The identity of a box, in a file that its owner alone can read. It is written beside, brought to
 * the disk and renamed over, so that a loss of power leaves the one or the other.
 */
public final class IdentityFile {
  private static final int MOST_BYTES = 64 * 1024;

  private final Path file;
  private final InstantSource clock;
  private Identity kept;

  private IdentityFile(Path file, InstantSource clock, Identity kept) {
    this.file = file;
    this.clock = clock;
    this.kept = kept;
  }

  /**
   * The box's identity; one is made where there is none.
   *
   * @throws UncheckedIOException where it cannot be read or kept
   */
  public static IdentityFile open(Path file, InstantSource clock) {
    try {
      if (Files.exists(file)) {
        return new IdentityFile(file, clock, read(file));
      }
      var made = new IdentityFile(file, clock, Identity.fresh(clock.instant()));
      made.keep(made.kept);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("who this hotspot is cannot be kept at " + file, e);
    }
  }

  /** Forgets who it was: the box begins anew with a key of its own. */
  public static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Identity read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("it is too large to be an identity");
    }
    var lines = new HashMap<String, String>();
    for (var line : Files.readAllLines(file)) {
      int at = line.indexOf('=');
      if (at > 0) {
        lines.put(line.substring(0, at), line.substring(at + 1));
      }
    }
    try {
      return Identity.read(lines);
    } catch (IllegalArgumentException e) {
      throw new IOException("it is damaged (" + e.getMessage() + "); enrol this box anew", e);
    }
  }

  /** Where the box belongs; none until it has been claimed. */
  public synchronized Optional<Place> place() {
    return kept.place();
  }

  synchronized Identity get() {
    return kept;
  }

  synchronized void change(UnaryOperator<Identity> how) {
    try {
      keep(how.apply(kept));
    } catch (IOException e) {
      throw new UncheckedIOException("who this hotspot is cannot be kept at " + file, e);
    }
  }

  InstantSource clock() {
    return clock;
  }

  private void keep(Identity identity) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var out =
        FileChannel.open(
            beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)) {
      var bytes = ByteBuffer.wrap(text(identity.lines()).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        var unused = out.write(bytes);
      }
      out.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
    kept = identity;
  }

  private static String text(Map<String, String> lines) {
    return lines.entrySet().stream()
        .map(line -> line.getKey() + "=" + line.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
