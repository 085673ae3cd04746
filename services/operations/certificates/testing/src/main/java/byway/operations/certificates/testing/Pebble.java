package byway.operations.certificates.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Let's Encrypt's small authority for tests (Debian's pebble), which really looks at hosts. */
public final class Pebble implements AutoCloseable {
  private final int httpPort;
  private final int tlsPort;
  private final int port = freePort();
  private final int dnsPort = freePort();
  private final int managementPort = freePort();
  private final Path directory;
  private final Process names;
  private final Process authority;

  /** Looks at hosts at ports of this machine. */
  public static Pebble lookingAt(Path directory, int httpPort, int tlsPort) throws IOException {
    return new Pebble(directory, httpPort, tlsPort);
  }

  private Pebble(Path directory, int httpPort, int tlsPort) throws IOException {
    this.directory = directory;
    this.httpPort = httpPort;
    this.tlsPort = tlsPort;
    makeCertificate();
    var config = directory.resolve("pebble.json");
    Files.writeString(
        config,
        """
        {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
          "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": %d,
          "ocspResponderURL": "", "externalAccountBindingRequired": false}}
        """
            .formatted(
                port,
                managementPort,
                directory.resolve("cert.pem"),
                directory.resolve("key.pem"),
                httpPort,
                tlsPort));
    names =
        start(
            List.of(
                "pebble-challtestsrv",
                "-dns01",
                "127.0.0.1:" + dnsPort,
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "",
                "-defaultIPv4",
                "127.0.0.1",
                "-defaultIPv6",
                "",
                "-management",
                "127.0.0.1:" + freePort()));
    authority =
        start(
            List.of("pebble", "-config", config.toString(), "-dnsserver", "127.0.0.1:" + dnsPort));
    awaitAnswer();
  }

  /** Its own certificate, which it does not bring along. */
  private void makeCertificate() throws IOException {
    var made =
        start(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                directory.resolve("key.pem").toString(),
                "-out",
                trusted().toString()));
    try {
      if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
        throw new IOException("openssl made no certificate; see " + directory);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
    builder.environment().put("PEBBLE_WFE_NONCEREJECT", "20");
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(directory.resolve("pebble.log").toFile()));
    return builder.start();
  }

  private void awaitAnswer() throws IOException {
    for (int tries = 0; tries < 1_200; tries++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (!authority.isAlive()) {
          throw new IOException("pebble has ended; see " + directory, e);
        }
        pause();
      }
    }
    throw new IOException("pebble does not answer; see " + directory);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its directory (RFC 8555, 7.1.1). */
  public URI acme() {
    return URI.create("https://localhost:%d/dir".formatted(port));
  }

  /** Who vouches for it. */
  public Path trusted() {
    return directory.resolve("cert.pem");
  }

  /** Who vouches for what it certifies, in this life of it alone. */
  public X509Certificate root() throws IOException {
    var address = URI.create("https://localhost:%d/roots/0".formatted(managementPort));
    try (var http = HttpClient.newBuilder().sslContext(trustingIt()).build()) {
      var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream());
      return read(answer.body());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private SSLContext trustingIt() throws IOException {
    try (var own = Files.newInputStream(trusted())) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry("pebble", read(own));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static X509Certificate read(InputStream pem) throws IOException {
    try {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    authority.destroy();
    names.destroy();
  }
}
