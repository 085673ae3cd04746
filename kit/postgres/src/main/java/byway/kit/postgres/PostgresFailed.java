package byway.kit.postgres;

import org.jspecify.annotations.Nullable;

/** The database could not be started or stopped; the message says why and what to do. */
public final class PostgresFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PostgresFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
