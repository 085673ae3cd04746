package byway.kit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Whole directory trees: made under a name of their own, moved into place in one step. */
final class Trees {
  private static final int SWEEP_ATTEMPTS = 250;
  private static final Duration SWEEP_PAUSE = Duration.ofMillis(20);

  private Trees() {}

  /** A new empty sibling, so that half-done work is never seen under the final name. */
  static Path stage(Path target) throws IOException {
    Path parent = Files.createDirectories(parentOf(target));
    return Files.createTempDirectory(parent, target.getFileName() + ".new-");
  }

  /** Deletes what stages of the same target left behind that have not been touched for a while. */
  static void sweep(Path target, Duration untouched) throws IOException {
    Path parent = Files.createDirectories(parentOf(target));
    Instant limit = Instant.now().minus(untouched);
    try (var stages = Files.newDirectoryStream(parent, target.getFileName() + ".new-*")) {
      for (Path stage : stages) {
        if (stage.toFile().lastModified() <= limit.toEpochMilli()) {
          deleteFromUnder(stage);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** For a tree whose maker was told to end a moment ago and may still be at work in it. */
  private static void deleteFromUnder(Path stage) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        delete(stage);
        return;
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        if (attempt == SWEEP_ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(SWEEP_PAUSE.toNanos());
      }
    }
  }

  /** False when a finished tree of somebody faster is there already. */
  static boolean moveIntoPlace(Path staged, Path target) throws IOException {
    try {
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (Files.isDirectory(target)) {
        return false;
      }
      throw e;
    }
  }

  static void delete(Path tree) throws IOException {
    for (Path path : list(tree).reversed()) {
      Files.deleteIfExists(path);
    }
  }

  /** Parents before children; empty for a tree that does not exist; links are not followed. */
  static List<Path> list(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (var paths = Files.walk(tree)) {
      return paths.sorted(Comparator.naturalOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Gives the tree to a user; nothing to do, and no right needed, when it is theirs already. */
  static void giveTo(int uid, Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS) || ownerOf(tree) == uid) {
      return;
    }
    // The root last: its owner is what says that the whole tree is done.
    for (Path path : list(tree).reversed()) {
      Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    }
  }

  static int ownerOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(path + " has no parent directory");
    }
    return parent;
  }
}
