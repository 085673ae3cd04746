package byway.kit.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL 18 server of our own, on the loopback interface, as durable as any other. It ends
 * when it is closed, and also when this process ends in whatever way, {@code kill -9} included.
 * Where it ends by itself (killed, or its disk is full) it is started again, as often as it takes.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** Enough to recover from a crash with a full 512 MB of log on a slow disk. */
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  /** All of the log that was kept may have to be gone through. */
  private static final Duration RECOVERY_LIMIT = Duration.ofHours(12);

  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int PORT_ATTEMPTS = 3;
  private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

  private final PostgresSettings settings;
  private final DataDirectory data;
  private final ServerLog log;
  private final List<String> command;
  private final int port;
  private final boolean firstStart;
  private final Thread keeper = Thread.ofVirtual().name("postgres").unstarted(this::keepRunning);
  private volatile GuardedProcess server;
  private boolean closing;

  private EmbeddedPostgres(
      PostgresSettings settings,
      DataDirectory data,
      ServerLog log,
      List<String> command,
      GuardedProcess server,
      int port,
      boolean firstStart) {
    this.settings = settings;
    this.data = data;
    this.log = log;
    this.command = command;
    this.server = server;
    this.port = port;
    this.firstStart = firstStart;
  }

  /**
   * Starts the server and returns when it takes connections, usually after a few hundred
   * milliseconds; the first time it also unpacks the programs and creates the cluster.
   *
   * @throws PostgresStartException saying why not, what to do, and the last lines of the log
   */
  public static EmbeddedPostgres start(PostgresSettings settings) {
    return start(settings, Optional.empty());
  }

  /**
   * Starts a server on a copy that was taken of a running one, and returns when it has gone through
   * the log and takes connections, as a server of its own from then on.
   *
   * @throws PostgresStartException also where the log does not reach as far as is asked for
   */
  public static EmbeddedPostgres recover(PostgresSettings settings, Recovery recovery) {
    return start(settings, Optional.of(recovery));
  }

  private static EmbeddedPostgres start(PostgresSettings settings, Optional<Recovery> recovery) {
    try {
      DataDirectory data = DataDirectory.lock(settings);
      try {
        return start(settings, data, recovery);
      } catch (IOException | RuntimeException e) {
        data.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PostgresStartException(
          "PostgreSQL cannot be started in %s: %s. Check the owner of the directory and the space on the disk."
              .formatted(settings.dataDirectory(), e),
          e);
    }
  }

  private static EmbeddedPostgres start(
      PostgresSettings settings, DataDirectory data, Optional<Recovery> recovery)
      throws IOException {
    ServerLog log = ServerLog.beside(settings.dataDirectory());
    try {
      PostgresBinaries binaries = PostgresBinaries.unpackInto(settings.binariesDirectory());
      ServerUser user = ServerUser.find();
      new PreviousServer(settings.dataDirectory()).end();
      boolean firstStart = data.initialise(binaries, user, log);
      data.prepareArchive(user);
      Duration limit = recovery.isPresent() ? RECOVERY_LIMIT : START_LIMIT;
      List<String> command =
          user.command(
              List.of(
                  binaries.program("postgres").toString(),
                  "-D",
                  settings.dataDirectory().toString()));
      for (int attempt = 1; ; attempt++) {
        int port = data.choosePort();
        if (recovery.isPresent()) {
          recovery.get().giveTo(user, settings.dataDirectory());
          data.configure(port, recovery.get().lines());
        } else {
          data.configure(port);
        }
        long position = log.position();
        GuardedProcess server = GuardedProcess.start(command, log.file());
        if (becomesReady(settings, server, limit)) {
          var started =
              new EmbeddedPostgres(settings, data, log, command, server, port, firstStart);
          started.keeper.start();
          return started;
        }
        String lines = log.linesSince(position);
        boolean portTaken = lines.contains("Address already in use");
        // A port that was free a moment ago can be gone; one that was asked for is not negotiable.
        if (!portTaken || settings.port() != 0 || attempt == PORT_ATTEMPTS) {
          throw new PostgresStartException(
              portTaken
                  ? "Port %d is taken: name another one, or 0 for any free one.\n%s"
                      .formatted(port, lines)
                  : "PostgreSQL did not start; these are the last lines of %s:\n%s"
                      .formatted(log.file(), lines));
        }
      }
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private static boolean becomesReady(
      PostgresSettings settings, GuardedProcess server, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean ready = false;
    try {
      while (!ready && System.nanoTime() - deadline < 0 && !server.waitFor(POLL)) {
        ready =
            PostmasterFile.read(settings.dataDirectory())
                .filter(file -> file.isReady(server.pid()))
                .isPresent();
      }
      return ready;
    } finally {
      if (!ready) {
        server.end();
      }
    }
  }

  private void keepRunning() {
    while (awaitEnd()) {
      LOG.log(Level.WARNING, "PostgreSQL has ended by itself and is started again; see its log");
      var pause = FIRST_PAUSE;
      while (!startAgain()) {
        try {
          Thread.sleep(pause);
        } catch (InterruptedException e) {
          return; // closed
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  /** False when it is closed. */
  private boolean awaitEnd() {
    while (!isClosing()) {
      if (server.waitFor(LOOK_EVERY)) {
        return !isClosing();
      }
    }
    return false;
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  /** Whether there is nothing more to do: it runs, or is closed. */
  private boolean startAgain() {
    try {
      new PreviousServer(settings.dataDirectory()).end();
      data.configure(port);
      synchronized (this) {
        if (closing) {
          return true;
        }
        server = GuardedProcess.start(command, log.file());
      }
      return becomesReady(settings, server, START_LIMIT) || isClosing();
    } catch (IOException | PostgresStartException e) {
      LOG.log(Level.DEBUG, "not yet", e); // no room, no rights, or an old process: all may pass
      return isClosing();
    }
  }

  /** TCP port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Address of the database {@code postgres}. */
  public String jdbcUrl() {
    return jdbcUrl("postgres");
  }

  /** Address of another database of this server. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** Role that owns the cluster. */
  public String superuser() {
    return settings.superuser();
  }

  /** Password of {@link #superuser()}. */
  public String password() {
    return settings.password();
  }

  /** Whether this start created the cluster. */
  public boolean firstStart() {
    return firstStart;
  }

  /** False for a moment when the server has ended by itself, until it is started again. */
  public boolean isRunning() {
    return server.isAlive();
  }

  /** Process id of the server; another one after it was started again. */
  public long pid() {
    return server.pid();
  }

  /** Its files must be left alone before somebody else may have them. */
  private void joinKeeper() {
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the server in order (open transactions roll back); after 15 seconds, by force. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    server.end();
    keeper.interrupt();
    joinKeeper();
    log.close();
    try {
      data.close();
    } catch (IOException e) {
      // The lock ends with this process at the latest.
    }
  }
}
