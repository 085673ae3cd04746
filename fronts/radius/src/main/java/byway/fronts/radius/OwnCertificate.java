package byway.fronts.radius;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** What the platform shows of itself by RadSec. */
record OwnCertificate(List<X509Certificate> chain, PrivateKey key) {
  private static final char[] NO_PASSWORD = {};

  OwnCertificate {
    if (!Pem.belong(chain.getFirst(), key)) {
      throw new IllegalArgumentException("the key is not that of the certificate");
    }
  }

  /** Where it comes from. */
  interface Source {
    /**
     * The one to show from now on, where that is another than the last time.
     *
     * @throws IllegalArgumentException with what is wrong with the new one; once
     */
    Optional<OwnCertificate> changed();
  }

  KeyManager[] managers() throws GeneralSecurityException {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setKeyEntry("byway", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      return keys.getKeyManagers();
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  @Override
  public String toString() {
    return "OwnCertificate[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
