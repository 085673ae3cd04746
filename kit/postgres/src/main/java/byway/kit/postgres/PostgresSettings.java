package byway.kit.postgres;

import java.nio.file.Path;

/**
 * How to run it.
 *
 * @param dataDirectory of the cluster; made when it is not there
 * @param binariesDirectory where the server's programs are unpacked, once a version
 * @param port 0 for any free one
 * @param maxConnections the server's own limit
 */
public record PostgresSettings(
    Path dataDirectory,
    Path binariesDirectory,
    int port,
    int maxConnections,
    String superuser,
    String password) {

  /** The usual way: any port, 100 connections. */
  public static PostgresSettings of(Path dataDirectory, Path binariesDirectory, String password) {
    return new PostgresSettings(
        dataDirectory.toAbsolutePath().normalize(),
        binariesDirectory.toAbsolutePath().normalize(),
        0,
        100,
        "postgres",
        password);
  }

  public PostgresSettings onPort(int newPort) {
    return new PostgresSettings(
        dataDirectory, binariesDirectory, newPort, maxConnections, superuser, password);
  }
}
