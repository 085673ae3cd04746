package byway.kit.backup;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The files of a running database as a tar, and back. What a server makes anew is left out
 * (PostgreSQL, 25.3.4.3: Backing Up the Data Directory); what grows, shrinks or goes meanwhile is
 * set right by the log.
 */
final class ClusterTar implements AutoCloseable {
  private static final String CONTROL = "global/pg_control";
  private static final int CONTROL_READS = 100;
  private static final int BUFFER_BYTES = 128 * 1024;
  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");
  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "backup_label",
          "backup_label.old",
          "tablespace_map",
          "tablespace_map.old",
          "recovery.signal",
          "byway.port",
          "pg_internal.init");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private final Path cluster;
  private final TarArchiveOutputStream tar;
  private long bytes;

  ClusterTar(Path cluster, OutputStream out) {
    this.cluster = cluster;
    this.tar = new TarArchiveOutputStream(out, "UTF-8");
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  /** All but the log; what says where the log begins comes last, as PostgreSQL does it. */
  void addAll() throws IOException {
    addFolder(cluster);
    add(CONTROL, control());
  }

  private void addFolder(Path folder) throws IOException {
    List<Path> entries;
    try (var listed = Files.list(folder)) {
      entries = listed.sorted().toList();
    } catch (NoSuchFileException e) {
      return; // a database that was dropped
    }
    for (var entry : entries) {
      var name = cluster.relativize(entry).toString();
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        put(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
        if (!EMPTY.contains(name)) {
          addFolder(entry);
        } else if (name.equals("pg_wal")) {
          put(new TarArchiveEntry("pg_wal/archive_status/"));
          tar.closeArchiveEntry();
        }
      } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
        if (!isLeftOut(name, entry.getFileName().toString())) {
          addFile(name, entry);
        }
      } else {
        throw new IOException(
            "%s is neither a file nor a folder, and a tablespace is not kept".formatted(entry));
      }
    }
  }

  private static boolean isLeftOut(String name, String file) {
    return name.equals(CONTROL) || LEFT_OUT.contains(file) || file.startsWith("pgsql_tmp");
  }

  private void put(TarArchiveEntry entry) throws IOException {
    tar.putArchiveEntry(entry);
  }

  /** As long as it was when it was opened, whatever becomes of it. */
  void addFile(String name, Path file) throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      var entry = new TarArchiveEntry(name);
      entry.setSize(size);
      put(entry);
      var buffer = new byte[BUFFER_BYTES];
      for (long left = size; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          Arrays.fill(buffer, (byte) 0);
          read = (int) Math.min(left, buffer.length);
        }
        tar.write(buffer, 0, read);
        left -= read;
      }
      tar.closeArchiveEntry();
      bytes += size;
    } catch (FileNotFoundException e) {
      // A table that was dropped in the meantime: the log knows.
    }
  }

  void add(String name, byte[] content) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    put(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    bytes += content.length;
  }

  void add(String name, String content) throws IOException {
    add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** It is written while it is read; twice the same is whole. */
  private byte[] control() throws IOException {
    var file = cluster.resolve(CONTROL);
    var before = Files.readAllBytes(file);
    for (int read = 0; read < CONTROL_READS; read++) {
      var again = Files.readAllBytes(file);
      if (Arrays.equals(before, again)) {
        return again;
      }
      before = again;
    }
    throw new IOException("%s changes all the time".formatted(file));
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  /** Lays all of it into a folder that is empty; names that lead out of it are refused. */
  static void unpack(InputStream packed, Path into) throws IOException {
    try (var tar = new TarArchiveInputStream(packed, "UTF-8")) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
          throw new IOException("a name that leads out of the copy: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          Files.setPosixFilePermissions(path, FOLDER);
        } else {
          Files.copy(tar, path);
          Files.setPosixFilePermissions(path, FILE);
        }
      }
    }
  }
}
