package byway.fronts.radius;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Certificates and keys in files, as everybody exchanges them (RFC 7468). What cannot be read is
 * told in a sentence that says what to do.
 */
final class Pem {
  private static final int LARGEST_BYTES = 1 << 20;
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private Pem() {}

  /** All certificates of a file, in its order; 1 or more. */
  static List<X509Certificate> certificates(Path file) {
    return certificates(text(file));
  }

  /** The same of a text. */
  static List<X509Certificate> certificates(String text) {
    var found = new ArrayList<X509Certificate>();
    try {
      var factory = CertificateFactory.getInstance("X.509");
      for (var der : blocks(text, "CERTIFICATE")) {
        found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
    } catch (CertificateException e) {
      throw new IllegalArgumentException("holds a certificate that cannot be read", e);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("holds no certificate (-----BEGIN CERTIFICATE-----)");
    }
    return List.copyOf(found);
  }

  /** The private key of a file: RSA, EC or EdDSA, not encrypted. */
  static PrivateKey key(Path file) {
    return key(text(file));
  }

  /** The same of a text. */
  static PrivateKey key(String text) {
    var blocks = blocks(text, "PRIVATE KEY");
    if (blocks.size() != 1) {
      throw new IllegalArgumentException(
          "holds no plain key (-----BEGIN PRIVATE KEY-----); \"openssl pkcs8 -topk8 -nocrypt\" makes"
              + " one of another");
    }
    var spec = new PKCS8EncodedKeySpec(blocks.getFirst());
    for (var algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        continue; // of another algorithm
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalArgumentException("holds a key that is not of RSA, EC or EdDSA");
  }

  /** Whether what the key signs is proven by the certificate. */
  static boolean belong(X509Certificate certificate, PrivateKey key) {
    var algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "EdDSA";
        };
    try {
      var something = "something to sign".getBytes(StandardCharsets.UTF_8);
      var signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(something);
      var proving = Signature.getInstance(algorithm);
      proving.initVerify(certificate.getPublicKey());
      proving.update(something);
      return proving.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      return false; // of two algorithms, or of two lengths
    }
  }

  private static List<byte[]> blocks(String text, String label) {
    var blocks = BLOCK.matcher(text);
    var found = new ArrayList<byte[]>();
    while (blocks.find()) {
      if (blocks.group(1).equals(label)) {
        found.add(Base64.getMimeDecoder().decode(blocks.group(2)));
      }
    }
    return found;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new IllegalArgumentException("is larger than a megabyte");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("is no file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
    }
  }
}
