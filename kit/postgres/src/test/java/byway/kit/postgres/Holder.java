package byway.kit.postgres;

import java.nio.file.Path;
import java.sql.DriverManager;

/** A process of its own that holds a database, commits a row and waits to be killed. */
final class Holder {
  private Holder() {}

  public static void main(String[] args) throws Exception {
    var postgres =
        EmbeddedPostgres.start(PostgresSettings.of(Path.of(args[0]), Path.of(args[1]), "pw"));
    try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "pw");
        var statement = connection.createStatement()) {
      statement.execute("create table kept as select 42 as answer");
    }
    System.out.println("held");
    Thread.sleep(Long.MAX_VALUE);
  }
}
