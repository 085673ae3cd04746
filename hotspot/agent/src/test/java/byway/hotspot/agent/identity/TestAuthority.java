package byway.hotspot.agent.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority, and certificates by it, of every kind that a hotspot may meet. */
public final class TestAuthority {
  private static final Duration DAY = Duration.ofDays(1);

  public final X509Certificate certificate;
  public final KeyPair keys = newKeys();
  private final X500Name name;

  /** Makes one. */
  public TestAuthority(String name) {
    this.name = new X500Name("CN=" + name);
    this.certificate = sign(keys.getPublic(), this.name, null, true, Instant.now().plus(DAY));
  }

  /** For these keys, of a port that serves. */
  public X509Certificate server(PublicKey key) {
    return port(key, KeyPurposeId.id_kp_serverAuth, false, Instant.now().plus(DAY));
  }

  /** One that differs from that in something. */
  public X509Certificate port(
      PublicKey key, @Nullable KeyPurposeId purpose, boolean isAuthority, Instant until) {
    return sign(key, new X500Name("CN=port"), purpose, isAuthority, until);
  }

  private X509Certificate sign(
      PublicKey key,
      X500Name subject,
      @Nullable KeyPurposeId purpose,
      boolean isAuthority,
      Instant until) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.ONE,
              Date.from(Instant.now().minus(DAY.multipliedBy(3))),
              Date.from(until),
              subject,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      if (purpose != null) {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of a kind that hotspots and ports have. */
  public static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
