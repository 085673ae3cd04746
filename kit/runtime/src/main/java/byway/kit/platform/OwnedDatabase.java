package byway.kit.platform;

import byway.kit.postgres.EmbeddedPostgres;
import byway.kit.secrets.Keyring;
import byway.kit.secrets.Keys;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The database as its owner sees it, for what keeps it safe. Services never do: each has a role of
 * its own.
 */
public final class OwnedDatabase {
  private final Optional<Path> cluster;
  private final Way way;

  /** How the owner gets in, by the password of now. */
  @FunctionalInterface
  public interface Way {
    Connection in() throws SQLException;
  }

  public OwnedDatabase(Optional<Path> cluster, Way way) {
    this.cluster = cluster;
    this.way = way;
  }

  /** A line to a server that was started on data of an installation, by its secret. */
  public static Connection of(EmbeddedPostgres postgres, Keyring keyring) throws SQLException {
    var owner = new Superuser(postgres.jdbcUrl(), postgres.superuser(), keyring, new Keys(keyring));
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.superuser(), owner.settle());
  }

  /** The data of the one that is started here; empty where somebody else runs it. */
  public Optional<Path> cluster() {
    return cluster;
  }

  /** A line of one's own, to be closed. */
  public Connection connect() throws SQLException {
    return way.in();
  }
}
