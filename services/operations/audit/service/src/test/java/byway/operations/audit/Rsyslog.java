package byway.operations.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real rsyslog, as Debian has it, in a folder of its own and on free ports of the loopback: one
 * by TLS, one without. Needs the packages rsyslog, rsyslog-openssl and openssl.
 */
final class Rsyslog implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/rsyslogd");
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Path folder;
  private final int tls;
  private final int plain;
  private Process process;

  private Rsyslog(Path folder, int tls, int plain, Process process) {
    this.folder = folder;
    this.tls = tls;
    this.plain = plain;
    this.process = process;
  }

  /** Why it cannot be tried here; none where it can. */
  static Optional<String> hindrance() {
    boolean hasTls =
        Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/rsyslog/lmnsd_ossl.so"))
            || Files.exists(Path.of("/usr/lib/aarch64-linux-gnu/rsyslog/lmnsd_ossl.so"));
    return Files.isExecutable(PROGRAM) && hasTls
        ? Optional.empty()
        : Optional.of("rsyslog is missing (Debian: rsyslog, rsyslog-openssl)");
  }

  static Rsyslog start() {
    try {
      var folder = Files.createTempDirectory("byway-rsyslog");
      run(
          folder,
          "openssl",
          "req",
          "-x509",
          "-newkey",
          "rsa:2048",
          "-nodes",
          "-days",
          "2",
          "-subj",
          "/CN=localhost",
          "-addext",
          "subjectAltName=DNS:localhost",
          "-keyout",
          "key.pem",
          "-out",
          "cert.pem");
      int tls = freePort();
      int plain = freePort();
      Files.writeString(
          folder.resolve("conf"),
          CONFIGURATION
              .replace("@FOLDER@", folder.toString())
              .replace("@TLS@", Integer.toString(tls))
              .replace("@PLAIN@", Integer.toString(plain)));
      var rsyslog = new Rsyslog(folder, tls, plain, started(folder));
      rsyslog.awaitPorts();
      return rsyslog;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String CONFIGURATION =
      """
      global(workDirectory="@FOLDER@" maxMessageSize="64k"
        defaultNetstreamDriverCAFile="@FOLDER@/cert.pem"
        defaultNetstreamDriverCertFile="@FOLDER@/cert.pem"
        defaultNetstreamDriverKeyFile="@FOLDER@/key.pem")
      module(load="imtcp")
      template(name="whole" type="string" string="%pri%|%app-name%|%msgid%|%msg%\\n")
      ruleset(name="audit") { action(type="omfile" file="@FOLDER@/taken" template="whole") }
      input(type="imtcp" port="@TLS@" address="127.0.0.1" ruleset="audit"
        streamDriver.name="ossl" streamDriver.mode="1" streamDriver.authMode="anon")
      input(type="imtcp" port="@PLAIN@" address="127.0.0.1" ruleset="audit"
        streamDriver.name="ptcp" streamDriver.mode="0")
      """;

  private static Process started(Path folder) throws IOException {
    return new ProcessBuilder(
            PROGRAM.toString(), "-n", "-f", folder + "/conf", "-i", folder + "/pid")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  int tls() {
    return tls;
  }

  int plain() {
    return plain;
  }

  /** By which it is known. */
  String authority() throws IOException {
    return Files.readString(folder.resolve("cert.pem"));
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("rsyslog does not end");
    }
  }

  void again() throws IOException {
    process = started(folder);
    awaitPorts();
  }

  /** What it has written, when it is so many lines. */
  List<String> taken(int lines) throws IOException {
    long until = System.nanoTime() + LONGEST.toNanos();
    List<String> taken;
    do {
      var file = folder.resolve("taken");
      taken = Files.exists(file) ? Files.readAllLines(file) : List.of();
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    } while (taken.size() < lines && System.nanoTime() < until);
    return taken;
  }

  private void awaitPorts() {
    long until = System.nanoTime() + LONGEST.toNanos();
    while (!answers(tls) || !answers(plain)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("rsyslog does not listen");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void run(Path folder, String... command) throws IOException {
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command[0] + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
