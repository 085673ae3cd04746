package byway.kit.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A statement failed; the transaction changed nothing. */
public final class StoreFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";

  private final String state;

  private StoreFailed(String service, String state, Throwable cause) {
    super(service + ": " + cause.getMessage(), cause);
    this.state = state;
  }

  static StoreFailed of(String service, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return new StoreFailed(service, sql.getSQLState(), e);
      }
    }
    return new StoreFailed(service, "", e);
  }

  public boolean isDuplicate() {
    return state.equals(UNIQUE_VIOLATION);
  }

  /** Whether the rows are to blame (a value or a check), and not the database's own condition. */
  public boolean isOfTheData() {
    return state.startsWith("22") || state.startsWith("23");
  }

  boolean isWorthARetry() {
    return state.equals(SERIALIZATION_FAILURE) || state.equals(DEADLOCK);
  }

  /** SQLSTATE of PostgreSQL, empty where the failure did not come from it. */
  public @Nullable String state() {
    return state;
  }
}
