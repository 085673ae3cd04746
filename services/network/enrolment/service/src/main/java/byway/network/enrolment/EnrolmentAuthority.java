package byway.network.enrolment;

import byway.kit.secrets.Keys;
import byway.kit.store.Tx;
import byway.network.enrolment.api.Authority;
import byway.network.enrolment.api.PortCertificate;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The installation's own authority. Its key is made at first need and kept sealed, so that every
 * process of the service has the same one.
 */
@Singleton
class EnrolmentAuthority {
  private static final int KEY_BITS = 256;

  /** A third of the life is left then, for what may be in the way. */
  private static final Duration RENEWED_AFTER = Certificates.PORT_LIFE.dividedBy(3).multipliedBy(2);

  static final String PURPOSE = "enrolment.authority";

  private final EnrolmentStore store;
  private final Keys secrets;
  private final InstantSource clock;
  private volatile @Nullable Own own;

  EnrolmentAuthority(EnrolmentStore store, Keys keys, InstantSource clock) {
    this.store = store;
    this.secrets = keys;
    this.clock = clock;
  }

  private record Own(X509Certificate certificate, KeyPair keys, Instant madeAt) {}

  /** What is kept. */
  record Row(byte[] certificate, byte[] sealedKey, Instant madeAt) {}

  Authority asTold() {
    var known = own();
    var certificate = encoded(known.certificate());
    return new Authority(Texts.base64(certificate), fingerprint(certificate), known.madeAt());
  }

  PortCertificate certify(PublicKey port, List<String> names) {
    var known = own();
    var now = clock.instant();
    var made = Certificates.port(known.certificate(), known.keys(), port, names, now);
    return new PortCertificate(
        List.of(Texts.base64(encoded(made)), Texts.base64(encoded(known.certificate()))),
        now.plus(RENEWED_AFTER));
  }

  /** What the authority says of these lines. */
  String sign(String... lines) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(own().keys().getPrivate());
      signature.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      return Texts.base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Own own() {
    var known = own;
    if (known == null) {
      known = read(store.read(EnrolmentAuthority::find).orElseGet(this::make));
      own = known;
    }
    return known;
  }

  /** Of two that make one at once, the first is the one. */
  private Row make() {
    var keys = newKeys();
    var now = clock.instant();
    var made = encoded(Certificates.authority(keys, now));
    var sealed = secrets.hide(PURPOSE, keys.getPrivate().getEncoded());
    return store.write(
        tx -> {
          tx.update(
                  """
                  insert into authority (certificate, sealed_key, made_at)
                  values (:certificate, :key, :now) on conflict do nothing
                  """)
              .bind("certificate", made)
              .bind("key", sealed)
              .bind("now", now)
              .execute();
          return find(tx).orElseThrow();
        });
  }

  private static Optional<Row> find(Tx tx) {
    return tx.query("select certificate, sealed_key, made_at from authority")
        .mapTo(Row.class)
        .findOne();
  }

  private Own read(Row row) {
    try {
      var certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(row.certificate()));
      var key =
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(revealed(row)));
      return new Own(certificate, new KeyPair(certificate.getPublicKey(), key), row.madeAt());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the enrolment authority cannot be read", e);
    }
  }

  private byte[] revealed(Row row) {
    return secrets
        .reveal(PURPOSE, row.sealedKey())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the authority's key was hidden with a secret that is not known any more"));
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

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String fingerprint(byte[] certificate) {
    try {
      return HexFormat.ofDelimiter(":")
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
