package byway.kit.postgres;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how the embedded server runs.
 *
 * @param dataDirectory the cluster; its siblings {@code <name>.lock} and {@code <name>.log} belong
 *     to it
 * @param binariesDirectory where the programs are unpacked, one folder for each version; many
 *     servers may share it
 * @param port TCP port on 127.0.0.1, or 0 for any free one, kept over restarts while it stays free
 * @param maxConnections upper bound of concurrent connections, 10 to 1000
 * @param superuser name of the role that owns the cluster, fixed by the first start
 * @param password of that role, fixed by the first start
 * @param logArchive where the server copies each finished file of its log, for somebody who takes
 *     it from there; without it none is kept
 */
public record PostgresSettings(
    Path dataDirectory,
    Path binariesDirectory,
    int port,
    int maxConnections,
    String superuser,
    String password,
    Optional<Path> logArchive) {

  public PostgresSettings {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    binariesDirectory = binariesDirectory.toAbsolutePath().normalize();
    logArchive = logArchive.map(archive -> archive.toAbsolutePath().normalize());
    if (dataDirectory.getParent() == null) {
      throw new IllegalArgumentException("dataDirectory must not be the root of the file system");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (maxConnections < 10 || maxConnections > 1000) {
      throw new IllegalArgumentException(
          "maxConnections must be 10 to 1000, not " + maxConnections);
    }
    if (!superuser.matches("[a-z_][a-z0-9_]{0,62}") || superuser.startsWith("pg_")) {
      throw new IllegalArgumentException(
          "superuser must be 1 to 63 of a-z, 0-9 and _, must not start with a digit or pg_");
    }
    if (password.isEmpty()
        || password.length() > 200
        || password.matches("(?s).*[\\r\\n\\x00].*")) {
      throw new IllegalArgumentException("password must be one line of 1 to 200 characters");
    }
  }

  /** Any port, 100 connections, superuser {@code postgres}. */
  public static PostgresSettings of(Path dataDirectory, Path binariesDirectory, String password) {
    return new PostgresSettings(
        dataDirectory, binariesDirectory, 0, 100, "postgres", password, Optional.empty());
  }

  public PostgresSettings onPort(int newPort) {
    return new PostgresSettings(
        dataDirectory, binariesDirectory, newPort, maxConnections, superuser, password, logArchive);
  }

  public PostgresSettings archivingTo(Optional<Path> archive) {
    return new PostgresSettings(
        dataDirectory, binariesDirectory, port, maxConnections, superuser, password, archive);
  }

  /** Leaves the password out: settings are logged. */
  @Override
  public String toString() {
    return "PostgresSettings[dataDirectory=%s, binariesDirectory=%s, port=%d, maxConnections=%d, superuser=%s]"
        .formatted(dataDirectory, binariesDirectory, port, maxConnections, superuser);
  }
}
