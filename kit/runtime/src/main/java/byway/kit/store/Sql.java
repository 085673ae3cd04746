package byway.kit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The kit's own scripts. */
final class Sql {
  private Sql() {}

  static String of(String name) {
    return resource("db/kit/" + name);
  }

  /** Runs a whole script, function bodies and all, as PostgreSQL itself splits it. */
  static void run(Handle handle, String script) {
    try (var statement = handle.getConnection().createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String resource(String path) {
    try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing from the build: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
