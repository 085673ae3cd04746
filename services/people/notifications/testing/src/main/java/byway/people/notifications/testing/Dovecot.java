package byway.people.notifications.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real Dovecot, as Debian has it, on free ports of the loopback: by IMAP it shows the mail that a
 * {@link Postfix} has delivered, under its certificate. Needs root and the package dovecot-imapd.
 */
public final class Dovecot implements AutoCloseable {
  public static final String USER = "cafe";
  public static final String PASSWORD = "apassword";

  private static final Path COMMAND = Path.of("/usr/sbin/dovecot");
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Path folder;
  private final int startTlsPort;
  private final int tlsPort;
  private final Process process;

  private Dovecot(Path folder, int startTlsPort, int tlsPort, Process process) {
    this.folder = folder;
    this.startTlsPort = startTlsPort;
    this.tlsPort = tlsPort;
    this.process = process;
  }

  /** Why it cannot be tried here; none where it can. */
  public static Optional<String> hindrance() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("Dovecot is started by root alone");
    }
    return Files.isExecutable(COMMAND) && Files.exists(Path.of("/usr/lib/dovecot/imap"))
        ? Optional.empty()
        : Optional.of("the command \"dovecot\" is missing (Debian: dovecot-imapd)");
  }

  public static Dovecot start(Postfix postfix) {
    try {
      var folder = Files.createTempDirectory("byway-dovecot");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      int startTls = freePort();
      int tls = freePort();
      var file = folder.resolve("dovecot.conf");
      Files.writeString(
          file,
          CONFIGURATION
              .replace("@FOLDER@", folder.toString())
              .replace("@MAIL@", postfix.maildir().toString())
              .replace("@CERT@", postfix.certificate().toString())
              .replace("@KEY@", postfix.key().toString())
              .replace("@PASSWORD@", PASSWORD)
              .replace("@STARTTLS@", String.valueOf(startTls))
              .replace("@TLS@", String.valueOf(tls)));
      var process =
          new ProcessBuilder(COMMAND.toString(), "-F", "-c", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("started.log").toFile())
              .start();
      var dovecot = new Dovecot(folder, startTls, tls, process);
      dovecot.awaitPort();
      return dovecot;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String CONFIGURATION =
      """
      base_dir = @FOLDER@/run
      log_path = @FOLDER@/log
      protocols = imap
      listen = 127.0.0.1
      mail_location = maildir:@MAIL@:INDEX=MEMORY
      first_valid_uid = 1
      ssl = required
      ssl_cert = <@CERT@
      ssl_key = <@KEY@
      passdb {
        driver = static
        args = password=@PASSWORD@
      }
      userdb {
        driver = static
        args = uid=65534 gid=65534 home=/nonexistent
      }
      service imap-login {
        chroot =
        inet_listener imap {
          port = @STARTTLS@
        }
        inet_listener imaps {
          port = @TLS@
          ssl = yes
        }
      }
      service anvil {
        chroot =
      }
      """;

  /** Where TLS is begun on the open line. */
  public int startTlsPort() {
    return startTlsPort;
  }

  /** Where TLS comes first. */
  public int tlsPort() {
    return tlsPort;
  }

  private void awaitPort() {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!answers(tlsPort)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("Dovecot does not answer; see " + folder);
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

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      new ProcessBuilder("rm", "-rf", folder.toString())
          .start()
          .waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
