package byway.kit.postgres;

/** The server could not be started; the message says why and what to do about it. */
public final class PostgresStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PostgresStartException(String message) {
    super(message);
  }

  PostgresStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
