package byway.kit.postgres;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * The cluster on disk, held by at most one process: whoever has the lock file beside it may create
 * it, configure it and end what an earlier process left running on it.
 */
final class DataDirectory implements AutoCloseable {
  private static final String MAJOR_VERSION = "18";
  private static final Duration INIT_LIMIT = Duration.ofMinutes(2);
  private static final String CONFIGURATION =
      """
      # Written by Byway at every start. Your own settings go through ALTER SYSTEM.
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      password_encryption = 'scram-sha-256'

      # What was committed stays, whatever happens.
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      wal_level = logical
      max_wal_senders = 2
      # On from the beginning, since only a start can change it; where nobody takes the files, none is kept.
      archive_mode = on

      # A small server beside an application: few processes, little memory, short recovery.
      shared_buffers = 128MB
      wal_buffers = 8MB
      work_mem = 4MB
      maintenance_work_mem = 32MB
      min_wal_size = 80MB
      max_wal_size = 1GB
      # A new file of the log is not filled with zeros first: that held every commit up for 100 ms.
      wal_init_zero = off
      io_method = sync
      max_worker_processes = 2
      max_parallel_workers = 0
      max_parallel_workers_per_gather = 0
      max_logical_replication_workers = 0
      autovacuum_max_workers = 2
      # Until it has looked at rows that were just brought in, it may read all of them for one.
      autovacuum_naptime = 10s
      jit = off

      idle_in_transaction_session_timeout = 60s

      timezone = 'UTC'
      log_timezone = 'UTC'
      lc_messages = 'C'
      log_line_prefix = '%m [%p] %u@%d '
      log_checkpoints = off
      # Parameters of statements, and the values that a DETAIL shows, are personal data.
      log_error_verbosity = terse
      log_parameter_max_length = 0
      log_parameter_max_length_on_error = 0
      """;

  private final PostgresSettings settings;
  private final Path path;
  private final FileChannel lock;

  private DataDirectory(PostgresSettings settings, FileChannel lock) {
    this.settings = settings;
    this.path = settings.dataDirectory();
    this.lock = lock;
  }

  static DataDirectory lock(PostgresSettings settings) throws IOException {
    Path path = settings.dataDirectory();
    Path file = path.resolveSibling(path.getFileName() + ".lock");
    Files.createDirectories(Trees.parentOf(path));
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!tryLock(channel)) {
        String holder = Files.readString(file).strip();
        throw new PostgresStartException(
            "The data directory %s is in use by process %s. End that one first, or use another data directory."
                .formatted(path, holder.isEmpty() ? "?" : holder));
      }
      channel.truncate(0);
      channel.write(StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
      return new DataDirectory(settings, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The lock goes; the file stays, because deleting it would let two processes hold "the" lock. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  /** Creates the cluster, whole or not at all; false when it was there before. */
  boolean initialise(PostgresBinaries binaries, ServerUser user, ServerLog log) throws IOException {
    Trees.sweep(path, Duration.ZERO);
    Path version = path.resolve("PG_VERSION");
    if (Files.exists(version)) {
      String found = Files.readString(version).strip();
      if (!found.equals(MAJOR_VERSION)) {
        throw new PostgresStartException(
            "%s was made by PostgreSQL %s, this is %s: dump it with the old version and load it into a new directory."
                .formatted(path, found, MAJOR_VERSION));
      }
      Trees.giveTo(user.uid(), path);
      return false;
    }
    if (!isAbsentOrEmpty()) {
      throw new PostgresStartException(
          "%s is not empty and not a PostgreSQL cluster: nothing was changed. Name another data directory."
              .formatted(path));
    }
    Path staged = Trees.stage(path);
    try {
      Path cluster = staged.resolve("cluster");
      Path password =
          Files.createFile(
              staged.resolve("password"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(password, settings.password() + "\n");
      Trees.giveTo(user.uid(), staged);
      runInitdb(binaries, user, cluster, password, log);
      Files.move(cluster, path, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel parent = FileChannel.open(Trees.parentOf(path))) {
        parent.force(true);
      }
    } finally {
      Trees.delete(staged);
    }
    return true;
  }

  private void runInitdb(
      PostgresBinaries binaries, ServerUser user, Path cluster, Path password, ServerLog log)
      throws IOException {
    long start = log.position();
    GuardedProcess initdb =
        GuardedProcess.start(
            user.command(
                List.of(
                    binaries.program("initdb").toString(),
                    "--pgdata=" + cluster,
                    "--username=" + settings.superuser(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // The built-in provider sorts the same on every machine and survives upgrades.
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums",
                    "--no-instructions")),
            log.file());
    boolean ended = initdb.waitFor(INIT_LIMIT);
    initdb.end();
    if (!ended || initdb.exitStatus() != 0) {
      throw new PostgresStartException(
          "The database in %s could not be created; nothing half-done is left.\n%s"
              .formatted(path, log.linesSince(start)));
    }
  }

  /**
   * Writes the server's configuration, the same way at every start, so that a new release brings
   * new settings to old clusters. An operator's own go through ALTER SYSTEM, which has the last
   * word.
   */
  void configure(int port) throws IOException {
    configure(port, archiving());
  }

  /**
   * @param further lines of the configuration, each with its end
   */
  void configure(int port, String further) throws IOException {
    Files.writeString(
        path.resolve("postgresql.conf"),
        CONFIGURATION
            + "port = %d\nmax_connections = %d\n".formatted(port, settings.maxConnections())
            + further);
    Files.writeString(
        path.resolve("pg_hba.conf"),
        """
        # Written by Byway at every start.
        host all         all 127.0.0.1/32 scram-sha-256
        host replication all 127.0.0.1/32 scram-sha-256
        """);
    Files.writeString(portFile(), port + "\n");
  }

  private String archiving() {
    return settings
        .logArchive()
        .map(
            archive ->
                "archive_library = 'basic_archive'\nbasic_archive.archive_directory = '%s'\n"
                    .formatted(Recovery.quoted(archive.toString())))
        .orElse("archive_command = 'true'\n");
  }

  /** Makes what is to be written to by the server, as its own. */
  void prepareArchive(ServerUser user) throws IOException {
    if (settings.logArchive().isPresent()) {
      Path archive = Files.createDirectories(settings.logArchive().get());
      Trees.giveTo(user.uid(), archive);
    }
  }

  /** The port asked for, else the one of last time, else a free one. */
  int choosePort() throws IOException {
    if (settings.port() != 0) {
      return settings.port();
    }
    try {
      int last = Integer.parseInt(Files.readString(portFile()).strip());
      if (last > 0 && last <= 65535) {
        return freePort(last);
      }
    } catch (NoSuchFileException | NumberFormatException e) {
      // The first start, or a damaged file: any free port serves as well.
    } catch (BindException e) {
      // Somebody else has it now.
    }
    return freePort(0);
  }

  private static int freePort(int wanted) throws IOException {
    try (var socket = new ServerSocket(wanted, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private Path portFile() {
    return path.resolve("byway.port");
  }

  private boolean isAbsentOrEmpty() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      return !entries.iterator().hasNext();
    } catch (NoSuchFileException e) {
      return true;
    }
  }
}
