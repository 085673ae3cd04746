package byway.kit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The data directory: made whole or not at all, durable, and open to this machine only. */
final class Cluster {
  private final PostgresSettings settings;
  private final Path home;

  Cluster(PostgresSettings settings, Path home) {
    this.settings = settings;
    this.home = home;
  }

  /** Makes the cluster where there is none; whether it did. */
  boolean make() {
    var data = settings.dataDirectory();
    try {
      Files.createDirectories(data.getParent());
      if (Files.exists(data.resolve("PG_VERSION"))) {
        return false;
      }
      var beside = data.resolveSibling(data.getFileName() + ".making");
      Trees.delete(beside);
      initialise(beside);
      Trees.delete(data);
      Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      throw new PostgresFailed("the database cannot be made in " + data, e);
    }
  }

  private void initialise(Path directory) throws IOException {
    var passwordFile = Files.createTempFile(directory.getParent(), "password", "");
    try {
      Files.writeString(passwordFile, settings.password());
      var command = new ArrayList<>(Unprivileged.prefix());
      command.addAll(
          List.of(
              home.resolve("bin/initdb").toString(),
              "--pgdata=" + directory,
              "--username=" + settings.superuser(),
              "--pwfile=" + passwordFile,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--locale=C.UTF-8",
              "--data-checksums"));
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new PostgresFailed("initdb failed:\n" + said.strip(), null);
      }
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(passwordFile);
    }
  }

  /** The server's command line; what is said here stands above postgresql.conf. */
  List<String> command(int port) {
    var command = new ArrayList<>(Unprivileged.prefix());
    command.add(home.resolve("bin/postgres").toString());
    command.add("-D");
    command.add(settings.dataDirectory().toString());
    for (String option :
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            "max_connections=" + settings.maxConnections(),
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_buffers=64MB",
            "max_wal_size=512MB",
            "wal_level=minimal",
            "max_wal_senders=0",
            "io_method=sync",
            "jit=off",
            "logging_collector=off",
            "log_min_messages=warning",
            "log_line_prefix=%m [%p] %a ",
            "timezone=UTC",
            "idle_in_transaction_session_timeout=60s")) {
      command.add("-c");
      command.add(option);
    }
    return command;
  }
}
