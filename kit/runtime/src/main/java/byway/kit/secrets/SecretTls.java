package byway.kit.secrets;

import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Mutual TLS between processes of one installation. Each shows a certificate whose key (Ed25519) is
 * worked out from the installation's secret, and believes no other: who does not know the secret
 * can neither read what passes nor take part, and there is no certificate to hand out or to renew.
 * A new version of the secret is a new key from the next connection on; keys of the other known
 * versions are believed meanwhile.
 */
public final class SecretTls {
  private static final String PURPOSE = "tls between processes";
  private static final String ALGORITHM = "Ed25519";
  private static final X500Name NAME = new X500Name("CN=byway");

  /** What stands before the 32 bytes of a private and of a public key (RFC 8410). */
  private static final byte[] PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final byte[] PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

  /** The key is what counts, so that a clock that is wrong does no harm. */
  private static final Date BEGIN = Date.from(Instant.parse("2000-01-01T00:00:00Z"));

  private static final Date END = Date.from(Instant.parse("9999-12-31T23:59:59Z"));

  private final Keys keys;

  public SecretTls(Keys keys) {
    this.keys = keys;
  }

  /** What this process shows. */
  public X509ExtendedKeyManager shown() {
    return new Shown();
  }

  /** Whom it believes. */
  public X509ExtendedTrustManager believed() {
    return new Believed();
  }

  private static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE, seed)));
  }

  private static PublicKey publicKey(byte[] seed) throws GeneralSecurityException {
    var of = new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(joined(PUBLIC, of)));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Which version is shown is its alias, so that a certificate goes with its own key. */
  private final class Shown extends X509ExtendedKeyManager {
    private String alias() {
      return Integer.toString(keys.version());
    }

    private byte[] seed(String alias) {
      return keys.at(Integer.parseInt(alias)).mac(PURPOSE);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      try {
        return privateKey(seed(alias));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      var seed = seed(alias);
      try {
        var built =
            new JcaX509v3CertificateBuilder(NAME, BigInteger.ONE, BEGIN, END, NAME, publicKey(seed))
                .build(new JcaContentSignerBuilder(ALGORITHM).build(privateKey(seed)));
        return new X509Certificate[] {new JcaX509CertificateConverter().getCertificate(built)};
      } catch (GeneralSecurityException | OperatorCreationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String chooseEngineClientAlias(
        String[] keyType, Principal @Nullable [] issuers, SSLEngine engine) {
      return alias();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
      return keyType.equals("EdDSA") ? alias() : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }
  }

  private final class Believed extends X509ExtendedTrustManager {
    private void check(X509Certificate[] chain) throws CertificateException {
      var shown = chain[0].getPublicKey().getEncoded();
      boolean known = false;
      try {
        for (var seed : keys.macs(PURPOSE)) {
          known |= MessageDigest.isEqual(publicKey(seed).getEncoded(), shown);
        }
      } catch (GeneralSecurityException e) {
        throw new CertificateException(e);
      }
      if (!known) {
        throw new CertificateException("not a process that knows the secret of this installation");
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
