package byway.fronts.devicelink;

import byway.kit.context.Context;
import byway.network.enrolment.api.CertifyPort;
import byway.network.enrolment.api.Enrolment;
import byway.network.enrolment.api.PortCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How the port proves to be the platform's: a key of this process alone, which never leaves it, and
 * a certificate of the installation's authority, renewed while the port is open. TLS 1.2 or 1.3
 * with ciphers that keep past traffic secret (RFC 9325).
 */
final class PortTls {
  private static final Logger LOG = Logger.getLogger(PortTls.class);
  private static final char[] NO_PASSWORD = {};
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final int KEY_BITS = 256;

  private final Enrolment enrolment;
  private final List<String> names;
  private final InstantSource clock;
  private volatile @Nullable SSLContext context;
  private volatile Instant renewAt = Instant.EPOCH;

  /**
   * @param names by which the port is reached
   */
  PortTls(Enrolment enrolment, List<String> names, InstantSource clock) {
    this.enrolment = enrolment;
    this.names = names;
    this.clock = clock;
  }

  /** For one connection; none while there is no certificate yet. */
  @Nullable SSLEngine engine() {
    var made = context;
    if (made == null) {
      return null;
    }
    var engine = made.createSSLEngine();
    engine.setUseClientMode(false);
    var parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(
        Arrays.stream(parameters.getCipherSuites()).filter(PortTls::isGood).toArray(String[]::new));
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static boolean isGood(String suite) {
    return suite.matches("TLS_(AES|CHACHA20|ECDHE_).*(GCM|CHACHA20).*");
  }

  /** Called often. What fails is tried again the next time; the certificate before goes on. */
  void look() {
    if (clock.instant().isBefore(renewAt)) {
      return;
    }
    try {
      var keys = newKeys();
      var encoded =
          Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getPublic().getEncoded());
      var made = Context.platform().call(() -> enrolment.certify(new CertifyPort(encoded, names)));
      boolean isFirst = context == null;
      context = context(keys, made);
      renewAt = made.renewAt();
      LOG.infof("hotspots are shown a %s certificate", isFirst ? "first" : "new");
    } catch (RuntimeException e) {
      LOG.warnf("there is no new certificate for hotspots yet: %s", e.getMessage());
    }
  }

  boolean isReady() {
    return context != null;
  }

  private static SSLContext context(KeyPair keys, PortCertificate made) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var chain = new Certificate[made.chain().size()];
      for (int i = 0; i < chain.length; i++) {
        var bytes = Base64.getUrlDecoder().decode(made.chain().get(i));
        chain[i] = factory.generateCertificate(new ByteArrayInputStream(bytes));
      }
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("hotspots", keys.getPrivate(), NO_PASSWORD, chain);
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, NO_PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(KEY_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
