package byway.kit.store;

import byway.kit.reach.Reach;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * A statement failed; the transaction changed nothing. It tells the SQLSTATE and what in the schema
 * it is about, never a value: what a database says of wrong data, and its driver of any statement,
 * quotes rows and parameters, and those are about people.
 */
public final class StoreFailed extends RuntimeException implements Reach.Consequence {
  private static final long serialVersionUID = 1L;
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";

  /** Classes of SQLSTATE whose text is about data or written by a function. */
  private static final Set<String> QUOTING = Set.of("21", "22", "23", "44", "P0", "XX");

  /** Line, room, orders from outside, the system beneath it, and who waits for whom. */
  private static final Set<String> CONDITIONS = Set.of("08", "40", "53", "55", "57", "58");

  private final String state;

  private StoreFailed(String message, String state, Throwable seen) {
    super(message);
    this.state = state;
    setStackTrace(seen.getStackTrace());
  }

  static StoreFailed of(String service, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        var state = sql.getSQLState();
        var said =
            isAway(state)
                ? "its database " + Reach.AWAY + " (" + state + ")"
                : "SQLSTATE " + state + about(sql);
        return new StoreFailed(service + ": " + said, state, e);
      }
    }
    return new StoreFailed(service + ": " + (isWait(e) ? Reach.NO_LINE : kinds(e)), "", e);
  }

  /** The pool gives up after its time, and says no SQLSTATE. */
  private static boolean isWait(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(8)
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("cquisition timeout"));
  }

  private static String about(SQLException failure) {
    if (!(failure instanceof PSQLException told) || told.getServerErrorMessage() == null) {
      return "";
    }
    var server = told.getServerErrorMessage();
    boolean quotes = QUOTING.contains(failure.getSQLState().substring(0, 2));
    return Stream.of(
            server.getTable(),
            server.getColumn(),
            server.getConstraint(),
            quotes ? null : server.getMessage())
        .filter(Objects::nonNull)
        .map(part -> ", " + part)
        .collect(Collectors.joining());
  }

  private static String kinds(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(8)
        .map(cause -> cause.getClass().getSimpleName())
        .collect(Collectors.joining(" by "));
  }

  public boolean isDuplicate() {
    return state.equals(UNIQUE_VIOLATION);
  }

  /** Whether the rows are to blame (a value or a check), and not the database's own condition. */
  public boolean isOfTheData() {
    return state.startsWith("22") || state.startsWith("23");
  }

  /** Whether the database is away, full or too slow, so that the same may succeed later. */
  public boolean isOfTheMoment() {
    return state.isEmpty() || CONDITIONS.contains(state.substring(0, 2));
  }

  /** The line could not be made or broke, or the server is ending or starting. */
  boolean isAway() {
    return isAway(state);
  }

  /** While the database is known to be away, waiting for a line comes of that too. */
  @Override
  public boolean isOfBeingAway() {
    return state.isEmpty() || isAway(state);
  }

  private static boolean isAway(String state) {
    return state.startsWith("08") || state.startsWith("57P0");
  }

  boolean isWorthARetry() {
    return state.equals(SERIALIZATION_FAILURE) || state.equals(DEADLOCK);
  }

  /** SQLSTATE of PostgreSQL, empty where the failure did not come from it. */
  public @Nullable String state() {
    return state;
  }
}
