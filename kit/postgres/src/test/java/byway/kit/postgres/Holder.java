package byway.kit.postgres;

import static byway.kit.postgres.Servers.PASSWORD;
import static byway.kit.postgres.Servers.await;
import static byway.kit.postgres.Servers.runs;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another Java process that holds a server, and tells its port and process id. */
record Holder(Process process, int port, long postgres) implements AutoCloseable {
  static Holder start(Path data, Path binaries) throws IOException {
    return of(launch(data, binaries));
  }

  static Process launch(Path data, Path binaries) throws IOException {
    return launch(data, binaries, "");
  }

  static Process launch(Path data, Path binaries, String morePath) throws IOException {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HoldingProcess.class.getName(),
                data.toString(),
                binaries.toString(),
                PASSWORD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().merge("PATH", morePath, (path, more) -> more + path);
    return builder.start();
  }

  static Holder of(Process process) throws IOException {
    String line = process.inputReader().readLine();
    assertThat(line).as("what the child says").isNotNull();
    String[] words = line.split(" ");
    return new Holder(process, Integer.parseInt(words[0]), Long.parseLong(words[1]));
  }

  void kill() throws InterruptedException {
    assertThat(process.destroyForcibly().waitFor(120, TimeUnit.SECONDS)).isTrue();
  }

  /** Waits for the server too, because its directory is going to be deleted. */
  @Override
  public void close() throws InterruptedException {
    kill();
    await(() -> !runs(postgres));
  }
}
