package byway.kit.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own that lives exactly as long as this process. The server's guardian reads a
 * pipe that this process holds: when the process ends, even by {@code kill -9}, the pipe closes and
 * the guardian shuts the server down. Committed rows survive all of that.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Ends the server when standard input does; $0 is only a name, the rest is the server's command.
   */
  private static final String GUARDIAN =
      """
      "$@" </dev/null & server=$!
      { cat >/dev/null; kill -INT "$server"; } <&3 2>/dev/null &
      wait "$server"; code=$?
      kill $! 2>/dev/null
      exit $code
      """;

  private final PostgresSettings settings;
  private final FileChannel lock;
  private final Process guardian;
  private final int port;
  private final boolean firstStart;

  private EmbeddedPostgres(
      PostgresSettings settings, FileChannel lock, Process guardian, int port, boolean firstStart) {
    this.settings = settings;
    this.lock = lock;
    this.guardian = guardian;
    this.port = port;
    this.firstStart = firstStart;
  }

  /** Starts the server and returns when it answers. */
  public static EmbeddedPostgres start(PostgresSettings settings) {
    var home = Binaries.unpack(settings.binariesDirectory());
    var lock = lock(settings.dataDirectory());
    try {
      var cluster = new Cluster(settings, home);
      awaitEndOfPrevious(settings.dataDirectory());
      boolean first = cluster.make();
      int port = settings.port() != 0 ? settings.port() : freePort();
      var guardian = launch(settings, cluster.command(port));
      awaitReady(settings, guardian);
      return new EmbeddedPostgres(settings, lock, guardian, port, first);
    } catch (IOException e) {
      release(lock);
      throw new PostgresFailed("the database did not start", e);
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  public int port() {
    return port;
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public String superuser() {
    return settings.superuser();
  }

  public String password() {
    return settings.password();
  }

  /** Whether this start made the cluster. */
  public boolean isFirstStart() {
    return firstStart;
  }

  private static Process launch(PostgresSettings settings, List<String> server) throws IOException {
    var command =
        new ArrayList<>(List.of("setsid", "sh", "-c", "exec 3<&0; " + GUARDIAN, "guardian"));
    command.addAll(server);
    var log = log(settings).toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  private static Path log(PostgresSettings settings) {
    var data = settings.dataDirectory();
    return data.resolveSibling(data.getFileName() + ".log");
  }

  /** The server writes its state as the eighth line of postmaster.pid. */
  private static void awaitReady(PostgresSettings settings, Process guardian) throws IOException {
    var pidFile = settings.dataDirectory().resolve("postmaster.pid");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      var lines = lines(pidFile);
      if (lines.size() >= 8 && lines.get(7).strip().equals("ready")) {
        return;
      }
      if (!guardian.isAlive()) {
        break;
      }
      pause();
    }
    guardian.destroy();
    throw new PostgresFailed("the database did not start; its log ends:\n" + tail(settings), null);
  }

  /** The server of a process that was killed is on its way down; it is given the time it needs. */
  private static void awaitEndOfPrevious(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var lines = lines(pidFile); !lines.isEmpty(); lines = lines(pidFile)) {
      var previous = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
      boolean ours =
          previous
              .flatMap(p -> p.info().command())
              .filter(c -> c.endsWith("/postgres"))
              .isPresent();
      if (!ours) {
        Files.deleteIfExists(pidFile);
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new PostgresFailed("another PostgreSQL still runs on " + data, null);
      }
      pause();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static String tail(PostgresSettings settings) throws IOException {
    var lines = lines(log(settings));
    return lines.stream().skip(Math.max(0, lines.size() - 15)).collect(Collectors.joining("\n"));
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(15));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresFailed("interrupted while the database started", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static FileChannel lock(Path data) {
    try {
      Files.createDirectories(data.getParent());
      var file = data.resolveSibling(data.getFileName() + ".lock");
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock taken = tryLock(channel);
      if (taken == null) {
        channel.close();
        throw new PostgresFailed(
            "another Byway uses " + data + "; stop it, or set BYWAY_DATA", null);
      }
      return channel;
    } catch (IOException e) {
      throw new PostgresFailed("the data directory cannot be used: " + data, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new PostgresFailed("the data directory's lock cannot be released", e);
    }
  }

  /** Shuts down in good order; open connections are ended. */
  @Override
  public void close() {
    try {
      guardian.getOutputStream().close();
      if (!guardian.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        guardian.descendants().forEach(ProcessHandle::destroyForcibly);
        guardian.destroyForcibly();
      }
    } catch (IOException e) {
      throw new PostgresFailed("the database did not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release(lock);
    }
  }
}
