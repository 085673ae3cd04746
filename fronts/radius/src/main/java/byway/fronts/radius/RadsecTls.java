package byway.fronts.radius;

import byway.kit.settings.Pem;
import byway.kit.settings.RadsecSettings;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jboss.logging.Logger;

/**
 * How connections are made safe: TLS 1.2 or 1.3 with ciphers that keep past traffic secret (RFC
 * 9325), and a certificate on both sides. The files are read again when they have changed, since
 * certificates end while a server runs.
 */
final class RadsecTls {
  private static final Logger LOG = Logger.getLogger(RadsecTls.class);
  private static final char[] NO_PASSWORD = {};

  /** RFC 9765 section 3: this, and not its successor, is spoken here. */
  private static final String[] PROTOCOL = {"radius/1.0"};

  private final RadsecSettings settings;
  private final TrustManager clients;
  private volatile SSLContext context;
  private List<FileTime> read;

  RadsecTls(RadsecSettings settings, TrustManager clients) {
    this.settings = settings;
    this.clients = clients;
    this.read = changed();
    this.context = make();
  }

  SSLSocket over(Socket plain) throws IOException {
    var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
    var parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setCipherSuites(
        Arrays.stream(parameters.getCipherSuites())
            .filter(RadsecTls::isGood)
            .toArray(String[]::new));
    parameters.setNeedClientAuth(true);
    parameters.setApplicationProtocols(PROTOCOL);
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static boolean isGood(String suite) {
    return suite.matches("TLS_(AES|CHACHA20|ECDHE_).*(GCM|CHACHA20).*");
  }

  /** What cannot be read leaves all as it was, until it is put right. */
  synchronized void readAgain() {
    var now = changed();
    if (now.equals(read)) {
      return;
    }
    try {
      context = make();
      LOG.info("RadSec: a new certificate was read");
    } catch (IllegalArgumentException e) {
      LOG.errorf("RadSec: the new certificate is not used: %s", e.getMessage());
    }
    read = now;
  }

  private List<FileTime> changed() {
    return Stream.of(settings.certificate(), settings.key())
        .flatMap(Optional::stream)
        .map(RadsecTls::changed)
        .toList();
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private SSLContext make() {
    var chain = Pem.certificates(settings.certificate().orElseThrow());
    var key = Pem.key(settings.key().orElseThrow());
    if (!Pem.belong(chain.getFirst(), key)) {
      throw new IllegalArgumentException("the key is not that of the certificate");
    }
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("byway", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      var made = SSLContext.getInstance("TLS");
      made.init(keys.getKeyManagers(), new TrustManager[] {clients}, null);
      return made;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
