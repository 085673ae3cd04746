package byway.kit.tasks;

import static java.nio.charset.StandardCharsets.UTF_8;

import byway.kit.secrets.Keys;
import byway.kit.store.Databases;
import byway.kit.testing.MovableClock;
import byway.kit.testing.TestInfrastructure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** A process that takes a task up, does half of it, and is gone. */
final class CrashingProcess {
  static final int STATUS = 9;

  private CrashingProcess() {}

  /** Its exit status, and what it said. */
  record Ended(int status, String said) {}

  static Ended run(TestInfrastructure infrastructure) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashingProcess.class.getName(),
                infrastructure.jdbcUrl(),
                TestInfrastructure.superuser(),
                TestInfrastructure.superuserPassword(),
                TestInfrastructure.secret(),
                infrastructure.clock.instant().toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), said);
  }

  public static void main(String[] arguments) {
    try (var databases =
        new Databases(arguments[0], arguments[1], arguments[2], new Keys(arguments[3]), 2)) {
      var clock = new MovableClock();
      clock.set(Instant.parse(arguments[4]));
      var shelf = new Shelf(databases, new Tasks(clock));
      var worker =
          shelf.does(
              book -> {
                shelf.note(book.title());
                Runtime.getRuntime().halt(STATUS);
              });
      new TasksByHand(clock, worker).doDue();
    }
  }
}
