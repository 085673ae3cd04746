package byway.kit.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server's programs, unpacked from the class path into a directory of their own, whole or not
 * at all.
 */
final class Binaries {
  private static final String VERSION = "18.6.0";

  private Binaries() {}

  static Path unpack(Path directory) {
    var home = directory.resolve(VERSION + "-" + architecture());
    if (Files.isDirectory(home)) {
      return home;
    }
    try {
      Files.createDirectories(directory);
      var beside = Files.createTempDirectory(directory, "unpacking");
      unpackInto(beside);
      moveIntoPlace(beside, home);
      return home;
    } catch (IOException e) {
      throw new PostgresFailed("PostgreSQL's programs cannot be unpacked to " + directory, e);
    }
  }

  /** Another process may have been faster: then its copy is as good. */
  private static void moveIntoPlace(Path beside, Path home) throws IOException {
    try {
      Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
      Trees.delete(beside);
    } catch (FileSystemException e) {
      Trees.delete(beside);
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }

  private static void unpackInto(Path directory) throws IOException {
    var name = "postgres-linux-" + architecture() + ".txz";
    try (InputStream packed = open(name);
        var tar =
            new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        var target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          boolean program = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static InputStream open(String name) throws IOException {
    var in = Binaries.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IOException(
          "there is no PostgreSQL in this build for this machine (%s); give BYWAY_DATABASE_URL"
              .formatted(name));
    }
    return in;
  }

  private static String architecture() {
    var name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") ? "arm_64" : "x86_64";
  }
}
