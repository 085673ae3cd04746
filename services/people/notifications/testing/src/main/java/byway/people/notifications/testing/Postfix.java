package byway.people.notifications.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A real Postfix, as Debian has it, in a folder of its own and on free ports of the loopback: it
 * asks for TLS and a password, and keeps what it takes in a maildir. Needs root and the packages
 * postfix, libsasl2-modules, sasl2-bin and openssl.
 *
 * <p>It takes no mail from {@code thief@example.org}, none to {@code gone@example.org} for good,
 * and none to {@code busy@example.org} for now. What it took for {@code left@example.org} comes
 * back.
 */
public final class Postfix implements AutoCloseable {
  public static final String USER = "cafe@byway";
  public static final String PASSWORD = "a password of the cafe's";

  private static final Path MASTER = Path.of("/usr/lib/postfix/sbin/master");
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final List<String> OWNED_QUEUES =
      List.of(
          "active",
          "bounce",
          "corrupt",
          "defer",
          "deferred",
          "flush",
          "hold",
          "incoming",
          "private",
          "saved",
          "trace");

  private final Path folder;
  private final int startTlsPort;
  private final int tlsPort;
  private final Process master;

  private Postfix(Path folder, int startTlsPort, int tlsPort, Process master) {
    this.folder = folder;
    this.startTlsPort = startTlsPort;
    this.tlsPort = tlsPort;
    this.master = master;
  }

  /** Why it cannot be tried here; none where it can. */
  public static Optional<String> hindrance() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("Postfix is started by root alone");
    }
    if (!Files.isExecutable(MASTER)) {
      return Optional.of("the command \"postfix\" is missing (Debian: postfix)");
    }
    if (!Files.isExecutable(Path.of("/usr/sbin/saslpasswd2"))) {
      return Optional.of("the command \"saslpasswd2\" is missing (Debian: sasl2-bin)");
    }
    return Files.exists(Path.of("/usr/lib/x86_64-linux-gnu/sasl2/libplain.so"))
            || Files.exists(Path.of("/usr/lib/aarch64-linux-gnu/sasl2/libplain.so"))
        ? Optional.empty()
        : Optional.of("PLAIN is missing (Debian: libsasl2-modules)");
  }

  /**
   * @param host the name that its certificate is for
   */
  public static Postfix start(String host) {
    try {
      var folder = Files.createTempDirectory("byway-postfix");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      int startTls = freePort();
      int tls = freePort();
      prepare(folder, host, startTls, tls);
      var master =
          new ProcessBuilder(MASTER.toString(), "-c", folder.resolve("etc").toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("started.log").toFile())
              .start();
      var postfix = new Postfix(folder, startTls, tls, master);
      postfix.awaitPort();
      return postfix;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void prepare(Path folder, String host, int startTls, int tls) throws IOException {
    for (var name :
        List.of("etc/sasl", "queue/maildrop", "queue/public", "queue/pid", "data", "box")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (var queue : OWNED_QUEUES) {
      Files.createDirectories(folder.resolve("queue").resolve(queue));
      run("", "chown", "postfix", folder.resolve("queue").resolve(queue).toString());
      run("", "chmod", "700", folder.resolve("queue").resolve(queue).toString());
    }
    run("", "chown", "postfix", folder.resolve("data").toString());
    run("", "chown", "postfix:postdrop", folder + "/queue/maildrop", folder + "/queue/public");
    run("", "chmod", "730", folder + "/queue/maildrop");
    run("", "chmod", "710", folder + "/queue/public");
    run("", "chown", "nobody", folder.resolve("box").toString());
    run(
        "",
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=" + host,
        "-addext",
        "subjectAltName=DNS:" + host,
        "-keyout",
        folder + "/etc/key.pem",
        "-out",
        folder + "/etc/cert.pem");
    run("", "chmod", "600", folder + "/etc/key.pem");
    run(
        PASSWORD,
        "saslpasswd2",
        "-p",
        "-c",
        "-f",
        folder + "/etc/sasl/users",
        "-u",
        "byway",
        "cafe");
    run("", "chown", "-R", "postfix", folder + "/etc/sasl");
    Files.writeString(
        folder.resolve("etc/sasl/smtpd.conf"),
        """
        pwcheck_method: auxprop
        auxprop_plugin: sasldb
        mech_list: PLAIN LOGIN
        sasldb_path: %s/etc/sasl/users
        """
            .formatted(folder));
    Files.writeString(folder.resolve("etc/main.cf"), MAIN.replace("@FOLDER@", folder.toString()));
    Files.writeString(folder.resolve("etc/master.cf"), SERVICES.formatted(startTls, tls));
  }

  private static final String MAIN =
      """
      compatibility_level = 3.6
      queue_directory = @FOLDER@/queue
      data_directory = @FOLDER@/data
      maillog_file = @FOLDER@/mail.log
      maillog_file_prefixes = @FOLDER@
      myhostname = localhost
      mydestination =
      inet_interfaces = loopback-only
      inet_protocols = ipv4
      local_recipient_maps =
      default_transport = virtual
      smtpd_reject_unlisted_recipient = no
      transport_maps = inline:{{left@example.org = error:5.1.1 This mailbox is no more}}
      virtual_mailbox_base = @FOLDER@/box
      virtual_mailbox_maps = static:all/
      virtual_uid_maps = static:65534
      virtual_gid_maps = static:65534
      smtpd_tls_cert_file = @FOLDER@/etc/cert.pem
      smtpd_tls_key_file = @FOLDER@/etc/key.pem
      smtpd_tls_auth_only = yes
      smtpd_sasl_type = cyrus
      smtpd_sasl_path = smtpd
      smtpd_sasl_local_domain = byway
      smtpd_sasl_auth_enable = yes
      smtpd_relay_restrictions = permit_sasl_authenticated, reject
      smtpd_sender_restrictions = check_sender_access inline:{{thief@example.org = 553 5.7.1 You are not this sender}}
      smtpd_recipient_restrictions = check_recipient_access inline:{{gone@example.org = 550 5.1.1 No such mailbox here},{busy@example.org = 451 4.7.1 Come back later}}
      smtpd_delay_reject = no
      smtpd_peername_lookup = no
      smtputf8_enable = yes
      """;

  private static final String SERVICES =
      """
      127.0.0.1:%d inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
      127.0.0.1:%d inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      proxymap unix - - n - - proxymap
      error unix - - n - - error
      retry unix - - n - - error
      virtual unix - n n - - virtual
      anvil unix - - n - 1 anvil
      postlog unix-dgram n - n - 1 postlogd
      """;

  /** Where TLS is begun on the open line. */
  public int startTlsPort() {
    return startTlsPort;
  }

  /** Where TLS comes first. */
  public int tlsPort() {
    return tlsPort;
  }

  /** What trusts its certificate. */
  public SSLContext trust() {
    try (InputStream in = Files.newInputStream(folder.resolve("etc/cert.pem"))) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "postfix", CertificateFactory.getInstance("X.509").generateCertificate(in));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where all that it takes is delivered to. */
  Path maildir() {
    return folder.resolve("box/all");
  }

  Path key() {
    return folder.resolve("etc/key.pem");
  }

  /** Its certificate, as PEM. */
  public Path certificate() {
    return folder.resolve("etc/cert.pem");
  }

  /** The mails that it has delivered to an address, as they came; waits until there are so many. */
  public List<String> mailsTo(String address, int atLeast) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      var mails =
          mails().stream().filter(mail -> mail.contains("\nDelivered-To: " + address + "\n"));
      var found = mails.toList();
      if (found.size() >= atLeast || System.nanoTime() > deadline) {
        return found;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private List<String> mails() {
    var arrived = folder.resolve("box/all/new");
    if (!Files.isDirectory(arrived)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(arrived)) {
      var mails = new ArrayList<String>();
      for (var file : files.sorted().toList()) {
        mails.add(Files.readString(file, StandardCharsets.UTF_8));
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitPort() {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!answers(startTlsPort)) {
      if (!master.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("Postfix does not answer; see " + folder);
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

  private static void run(String input, String... command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(command[0] + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    master.destroy();
    try {
      if (!master.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        master.destroyForcibly();
      }
      run("", "rm", "-rf", folder.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
