package byway.kit.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A line to the database that only asks whether it is there, whatever else the pools are busy with.
 */
final class Line implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Line.class);
  private static final int SECONDS = 2;

  private final String jdbcUrl;
  private @Nullable Connection open;

  Line(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  synchronized boolean answers(Login login) {
    try {
      if (open == null || !open.isValid(SECONDS)) {
        close();
        open = connect(login);
      }
      return open.isValid(SECONDS);
    } catch (SQLException e) {
      close();
      return false;
    }
  }

  private Connection connect(Login login) throws SQLException {
    var properties = login.properties();
    properties.setProperty("ApplicationName", "byway check");
    properties.setProperty("loginTimeout", Integer.toString(SECONDS));
    properties.setProperty("connectTimeout", Integer.toString(SECONDS));
    properties.setProperty("socketTimeout", Integer.toString(SECONDS));
    return DriverManager.getConnection(jdbcUrl, properties);
  }

  @Override
  public synchronized void close() {
    var line = open;
    open = null;
    if (line != null) {
      try {
        line.close();
      } catch (SQLException e) {
        LOG.debug("a line that was broken already", e);
      }
    }
  }
}
