package byway.kit.backup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A store that speaks S3, with one bucket: s3rver of npm. It does not look at signatures of version
 * 4.
 */
final class S3Server implements AutoCloseable {
  private static final String PACKAGE = "s3rver@3.7.1";
  private static final Path TOOLS = Path.of("target/s3rver").toAbsolutePath();
  private static final int INSTALLING_MINUTES = 5;

  /** The one user that it knows, and the secret. */
  static final String USER = "S3RVER";

  final URI endpoint;
  private final Process process;

  private S3Server(URI endpoint, Process process) {
    this.endpoint = endpoint;
    this.process = process;
  }

  static S3Server start(Path home) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/npm")), "npm is missing (Debian: npm)");
    Files.createDirectories(TOOLS);
    if (Files.notExists(TOOLS.resolve("node_modules/s3rver"))) {
      run("npm", "install", "--no-audit", "--no-fund", "--prefix", TOOLS.toString(), PACKAGE);
    }
    int port = freePort();
    var said = home.resolve("s3.log");
    var process =
        new ProcessBuilder(
                "node",
                TOOLS.resolve("node_modules/s3rver/bin/s3rver.js").toString(),
                "--directory",
                home.resolve("s3").toString(),
                "--address",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--configure-bucket",
                "byway")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    while (!answers(port)) {
      if (!process.isAlive()) {
        throw new IOException(Files.readString(said));
      }
      Thread.onSpinWait();
    }
    return new S3Server(URI.create("http://127.0.0.1:" + port), process);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).inheritIO().start();
    if (!process.waitFor(INSTALLING_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroy();
      throw new IOException(String.join(" ", command) + " did not do");
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean answers(int port) {
    try (var line = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return line.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
