package byway.hotspot.agent;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a hotspot believes to be the platform. TLS 1.2 or 1.3, with ciphers of RFC 9325. */
public final class Tls {
  /** Whoever has a certificate for the name that a public authority vouches for. */
  public static final Tls PUBLIC = new Tls(null, true);

  private static final String SERVER = "1.3.6.1.5.5.7.3.1"; // id-kp-serverAuth, RFC 5280

  private final @Nullable SSLSocketFactory sockets;
  private final boolean checksName;

  private Tls(@Nullable SSLSocketFactory sockets, boolean checksName) {
    this.sockets = sockets;
    this.checksName = checksName;
  }

  /**
   * Only who has a certificate of this one authority, which vouches for the platform's own port and
   * for nothing else; by which name or address it is reached does not matter then.
   */
  public static Tls pinned(X509Certificate authority) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Pinned(authority)}, null);
      return new Tls(context.getSocketFactory(), false);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Socket over(Socket plain, String host, int port) throws IOException {
    var factory = sockets == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : sockets;
    var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
    var parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setCipherSuites(
        Arrays.stream(parameters.getCipherSuites())
            .filter(suite -> suite.matches("TLS_(AES|CHACHA20|ECDHE_).*(GCM|CHACHA20).*"))
            .toArray(String[]::new));
    if (checksName) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private record Pinned(X509Certificate authority) implements X509TrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind)
        throws CertificateException {
      var platform = chain[0];
      try {
        platform.verify(authority.getPublicKey());
      } catch (GeneralSecurityException e) {
        throw new CertificateException("not a certificate of the platform's authority", e);
      }
      if (!platform.getIssuerX500Principal().equals(authority.getSubjectX500Principal())
          || !List.of(SERVER).equals(platform.getExtendedKeyUsage())
          || platform.getBasicConstraints() >= 0) {
        throw new CertificateException("not a certificate of the platform's port");
      }
      // A box without a clock begins in the past; it must come online all the same, to be told.
      var now = Instant.now();
      if (!now.isBefore(authority.getNotBefore().toInstant())) {
        platform.checkValidity(Date.from(now));
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind)
        throws CertificateException {
      throw new CertificateException("a hotspot is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[] {authority};
    }
  }
}
