package byway.kit.postgres;

import java.nio.file.Path;

/** A process that holds a server until it is killed. */
final class HoldingProcess {
  private HoldingProcess() {}

  public static void main(String[] args) throws Exception {
    try (var postgres =
        EmbeddedPostgres.start(PostgresSettings.of(Path.of(args[0]), Path.of(args[1]), args[2]))) {
      System.out.println(postgres.port() + " " + postgres.pid());
      Thread.currentThread().join();
    }
  }
}
