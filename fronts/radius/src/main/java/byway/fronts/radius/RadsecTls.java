package byway.fronts.radius;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How connections are made safe: TLS 1.2 or 1.3 with ciphers that keep past traffic secret (RFC
 * 9325), and a certificate on both sides.
 */
final class RadsecTls {
  private static final Logger LOG = Logger.getLogger(RadsecTls.class);

  /** RFC 9765 section 3: this, and not its successor, is spoken here. */
  private static final String[] PROTOCOL = {"radius/1.0"};

  private final OwnCertificate.Source own;
  private final TrustManager clients;
  private volatile @Nullable SSLContext context;

  /**
   * @throws IllegalArgumentException with what is wrong with the certificate
   */
  RadsecTls(OwnCertificate.Source own, TrustManager clients) {
    this.own = own;
    this.clients = clients;
    own.changed().ifPresent(this::show);
  }

  SSLSocket over(Socket plain) throws IOException {
    var shown = context;
    if (shown == null) {
      throw new SSLException("there is no certificate to show yet");
    }
    var socket = (SSLSocket) shown.getSocketFactory().createSocket(plain, null, true);
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
    try {
      own.changed().ifPresent(this::show);
    } catch (IllegalArgumentException e) {
      LOG.errorf("RadSec: the new certificate is not used: %s", e.getMessage());
    }
  }

  private void show(OwnCertificate certificate) {
    try {
      var made = SSLContext.getInstance("TLS");
      made.init(certificate.managers(), new TrustManager[] {clients}, null);
      context = made;
      LOG.infof("RadSec shows %s", certificate);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
