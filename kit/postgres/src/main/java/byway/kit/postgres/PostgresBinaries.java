package byway.kit.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The unpacked programs of one PostgreSQL version, complete or absent. */
record PostgresBinaries(Path directory) {
  private static final String MARKER = ".complete";
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> RUNNABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  /**
   * Unpacks the archive of this machine's architecture unless that was done before. Safe when many
   * processes do it at once: each unpacks under a name of its own and the first one wins.
   */
  static PostgresBinaries unpackInto(Path binariesDirectory) throws IOException {
    String arch = architecture();
    Path target = binariesDirectory.resolve(version() + "-" + arch);
    if (!isComplete(target)) {
      Trees.sweep(target, Duration.ofHours(1));
      Path staged = Trees.stage(target);
      try {
        unpack("/postgres-linux-" + arch + ".txz", staged);
        Files.writeString(staged.resolve(MARKER), measure(staged));
        Files.setPosixFilePermissions(staged, RUNNABLE);
        if (!Trees.moveIntoPlace(staged, target) && !isComplete(target)) {
          // Damaged after it was unpacked (a power cut, a clean-up job): put aside and replaced.
          Path damaged = Trees.stage(target);
          Files.move(target, damaged.resolve("damaged"));
          Trees.moveIntoPlace(staged, target);
          Trees.delete(damaged);
        }
      } finally {
        Trees.delete(staged);
      }
    }
    return new PostgresBinaries(target);
  }

  private static boolean isComplete(Path directory) throws IOException {
    Path marker = directory.resolve(MARKER);
    return Files.exists(marker) && Files.readString(marker).equals(measure(directory));
  }

  /** Counts what is really there: a marker may outlive files that a power cut emptied. */
  private static String measure(Path directory) throws IOException {
    int files = 0;
    long sizeBytes = 0;
    for (Path path : Trees.list(directory)) {
      if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !path.endsWith(MARKER)) {
        files++;
        sizeBytes += Files.size(path);
      }
    }
    return files + " files, " + sizeBytes + " bytes\n";
  }

  private static void unpack(String resource, Path directory) throws IOException {
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new PostgresStartException(
            "No PostgreSQL for this machine on the class path (%s). Use an external database instead."
                .formatted(resource));
      }
      try (var tar =
          new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          unpack(tar, entry, directory);
        }
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory)
      throws IOException {
    Path path = directory.resolve(entry.getName()).normalize();
    if (!path.startsWith(directory)) {
      throw new IOException("Entry outside of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(Trees.parentOf(path));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(path, directory.resolve(entry.getLinkName()));
    } else {
      Files.copy(tar, path);
      Files.setPosixFilePermissions(path, (entry.getMode() & 0100) != 0 ? RUNNABLE : PLAIN);
    }
  }

  private static String architecture() {
    String os = System.getProperty("os.name");
    String arch = System.getProperty("os.arch");
    return switch (os + " " + arch) {
      case "Linux amd64", "Linux x86_64" -> "x86_64";
      case "Linux aarch64" -> "arm_64";
      default ->
          throw new PostgresStartException(
              "The embedded PostgreSQL runs on Linux on x86_64 or arm64, not on %s %s. Use an external database instead."
                  .formatted(os, arch));
    };
  }

  private static String version() throws IOException {
    try (InputStream in = PostgresBinaries.class.getResourceAsStream("binaries-version.txt")) {
      if (in == null) {
        throw new IOException("binaries-version.txt is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
  }
}
