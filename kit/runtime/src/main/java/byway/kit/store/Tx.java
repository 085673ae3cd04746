package byway.kit.store;

import static java.util.Objects.requireNonNull;

import byway.kit.events.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * One open transaction of one service: plain SQL, and the events that are published if it commits.
 */
public final class Tx {
  private final Handle handle;
  private final @Nullable Store store;
  private boolean published;
  private @Nullable Set<Runnable> whenCommitted;

  /**
   * @param store none where the owner looks at what is there: then nothing is published
   */
  Tx(Handle handle, @Nullable Store store) {
    this.handle = handle;
    this.store = store;
  }

  public Query query(String sql) {
    return handle.createQuery(sql);
  }

  public Update update(String sql) {
    return handle.createUpdate(sql);
  }

  public PreparedBatch batch(String sql) {
    return handle.prepareBatch(sql);
  }

  /** The connection itself, for statements over arrays. */
  public Connection connection() {
    return handle.getConnection();
  }

  /**
   * Publishes a fact together with the change it is about: both are there, or neither.
   *
   * @param event a record marked with {@link Event}
   */
  public void publish(Record event) {
    requireNonNull(store).outbox().add(this, event);
    published = true;
  }

  /** Done once when the change is there for all to see, however often it is asked for. */
  public void afterCommit(Runnable deed) {
    if (whenCommitted == null) {
      whenCommitted = new LinkedHashSet<>();
    }
    whenCommitted.add(deed);
  }

  /** Whose schema this is. */
  public String service() {
    return requireNonNull(store).service();
  }

  /** The first words of every transaction, and so without what makes a statement comfortable. */
  void seeOnly(String tenants) throws SQLException {
    try (var statement =
        connection().prepareStatement("select set_config('byway.tenants', ?, true)")) {
      statement.setString(1, tenants);
      var unused = statement.execute();
    }
  }

  void committed() {
    if (published && store != null) {
      store.outbox().wake();
    }
    if (whenCommitted != null) {
      whenCommitted.forEach(Runnable::run);
    }
  }
}
