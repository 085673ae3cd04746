package byway.apps.opening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * What this small world takes for true: which name is where, and who vouches for whom. On the
 * internet the name service and the public authorities say it; every certificate is checked here as
 * it is there, by its name and its chain.
 */
final class Trust {
  static final String HOST = "wifi.byway.test";
  static final String MAIL_HOST = "mail.byway.test";
  private static final String PASSWORD = "not a secret";
  private static final String AUTHORITY = "authority";

  private final Path directory;

  private Trust(Path directory) {
    this.directory = directory;
  }

  /** Before anything is looked up: what is known of names is read once. */
  static Trust in(Path directory) throws IOException {
    var trust = new Trust(directory);
    Files.writeString(
        trust.hosts(), "127.0.0.1 localhost\n127.0.0.1 %s %s\n".formatted(HOST, MAIL_HOST));
    trust.options().forEach(System::setProperty);
    return trust;
  }

  /** Before the first line with TLS, for the same reason. */
  void believe(X509Certificate authority, X509Certificate mailServer) throws IOException {
    try (var out = Files.newOutputStream(store())) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(AUTHORITY, authority);
      store.setCertificateEntry("mail", mailServer);
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    believeInBrowser(authority);
  }

  /** A browser's store is NSS's, in the home of its user. */
  private void believeInBrowser(X509Certificate authority) throws IOException {
    var nss = Files.createDirectories(home().resolve(".pki/nssdb"));
    var pem = directory.resolve("authority.pem");
    Files.writeString(pem, pem(authority));
    Commands.run(List.of("certutil", "-N", "-d", "sql:" + nss, "--empty-password"));
    Commands.run(
        List.of(
            "certutil",
            "-A",
            "-d",
            "sql:" + nss,
            "-n",
            AUTHORITY,
            "-t",
            "C,,",
            "-i",
            pem.toString()));
  }

  private static String pem(X509Certificate certificate) throws IOException {
    try {
      var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
      return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
          .formatted(lines.encodeToString(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
  }

  /** For a Java machine. */
  Map<String, String> options() {
    return Map.of(
        "jdk.net.hosts.file",
        hosts().toString(),
        "javax.net.ssl.trustStore",
        store().toString(),
        "javax.net.ssl.trustStoreType",
        "PKCS12",
        "javax.net.ssl.trustStorePassword",
        PASSWORD);
  }

  /** Of who holds the browser. */
  Path home() {
    return directory.resolve("home");
  }

  private Path hosts() {
    return directory.resolve("hosts");
  }

  private Path store() {
    return directory.resolve("trusted.p12");
  }
}
