package byway.fronts.radius;

import byway.kit.settings.Pem;
import byway.kit.settings.RadsecSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Which client certificates are good (RFC 6614 section 2.3): one that is known by its fingerprint,
 * whoever has signed it, or by a name that an authority of the installation vouches for. A stranger
 * is told by an alert of TLS.
 */
final class ClientCertificates extends X509ExtendedTrustManager {
  private static final int DNS_NAME = 2;
  private static final int MOST_NAMES = 15;

  private final Optional<X509TrustManager> authorities;
  private final InstantSource clock;
  private final BiPredicate<List<String>, InetAddress> isKnown;

  ClientCertificates(
      RadsecSettings settings,
      InstantSource clock,
      BiPredicate<List<String>, InetAddress> isKnown) {
    this.authorities = settings.clientAuthorities().map(Pem::certificates).map(this::trusting);
    this.clock = clock;
    this.isKnown = isKnown;
  }

  private X509TrustManager trusting(List<X509Certificate> certificates) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry(Integer.toString(i), certificates.get(i));
      }
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return (X509TrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * A certificate that a client has proven to hold.
   *
   * @param names its SHA-256 first; then the names that it is vouched for
   */
  record Proven(X509Certificate own, List<String> names) {}

  /** Also of a session that goes on, which is not asked for its certificate again. */
  Proven proven(Certificate[] sent) throws CertificateException {
    var chain = Arrays.copyOf(sent, sent.length, X509Certificate[].class);
    var own = chain[0];
    var names = new ArrayList<String>();
    names.add(fingerprint(own));
    var said = own.getSubjectAlternativeNames();
    if (said != null && isVouchedFor(chain)) {
      said.stream()
          .filter(name -> name.getFirst().equals(DNS_NAME))
          .map(name -> name.get(1).toString().toLowerCase(Locale.ROOT))
          .limit(MOST_NAMES)
          .forEach(names::add);
    }
    return new Proven(own, List.copyOf(names));
  }

  private static String fingerprint(X509Certificate certificate) throws CertificateException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new CertificateException(e);
    }
  }

  private boolean isVouchedFor(X509Certificate[] chain) {
    if (authorities.isEmpty()) {
      return false;
    }
    try {
      authorities.get().checkClientTrusted(chain, "UNKNOWN");
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, InetAddress.getLoopbackAddress());
  }

  private void check(X509Certificate[] chain, InetAddress from) throws CertificateException {
    chain[0].checkValidity(Date.from(clock.instant()));
    if (!isKnown.test(proven(chain).names(), from)) {
      throw new CertificateException("no access point is known by this certificate");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, socket.getInetAddress());
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("nobody is connected to from here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  /** None are named, since clients would keep a certificate back that is known by fingerprint. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
