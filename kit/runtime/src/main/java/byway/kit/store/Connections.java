package byway.kit.store;

import byway.kit.reach.Reach;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A service's pool for a library: that its database is away is noticed and told like elsewhere. */
final class Connections implements DataSource {
  private final String service;
  private final DataSource pool;
  private final Reach reach;

  Connections(String service, DataSource pool, Reach reach) {
    this.service = service;
    this.pool = pool;
    this.reach = reach;
  }

  @Override
  public Connection getConnection() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      var failed = StoreFailed.of(service, e);
      if (failed.isAway()) {
        reach.lose("SQLSTATE " + failed.state());
      }
      throw failed;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the role is the service's own");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
