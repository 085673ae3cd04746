package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates as people make them, with OpenSSL. */
record Certs(Path directory) {
  private static final char[] NO_PASSWORD = {};

  /** One that has signed itself. */
  void own(String name, String... more) {
    var command = new ArrayList<>(request(name));
    command.addAll(List.of("-x509", "-out", pem(name).toString()));
    command.addAll(List.of(more));
    run(command);
  }

  /** One that an authority vouches for. */
  void by(String authority, String name, String dns) throws IOException {
    var request = directory.resolve(name + ".csr");
    var command = new ArrayList<>(request(name));
    command.addAll(List.of("-out", request.toString()));
    run(command);
    var extensions = directory.resolve(name + ".ext");
    Files.writeString(extensions, "subjectAltName=DNS:" + dns + "\n");
    run(
        List.of(
            "openssl",
            "x509",
            "-req",
            "-days",
            "2",
            "-in",
            request.toString(),
            "-CA",
            pem(authority).toString(),
            "-CAkey",
            key(authority).toString(),
            "-CAcreateserial",
            "-extfile",
            extensions.toString(),
            "-out",
            pem(name).toString()));
  }

  private List<String> request(String name) {
    return List.of(
        "openssl",
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-subj",
        "/CN=" + name,
        "-keyout",
        key(name).toString());
  }

  Path pem(String name) {
    return directory.resolve(name + ".pem");
  }

  Path key(String name) {
    return directory.resolve(name + ".key");
  }

  String fingerprint(String name) throws GeneralSecurityException, IOException {
    var digest = MessageDigest.getInstance("SHA-256").digest(certificate(name).getEncoded());
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
  }

  /** As a client that trusts one server, and has a certificate or none. */
  SSLContext client(String server, String... own) throws GeneralSecurityException, IOException {
    var trusted = store();
    trusted.setCertificateEntry("server", certificate(server));
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    var keys = new ArrayList<KeyManager>();
    for (var name : own) {
      var store = store();
      var key =
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der(key(name))));
      store.setKeyEntry("own", key, NO_PASSWORD, new Certificate[] {certificate(name)});
      var factory = KeyManagerFactory.getInstance("PKIX");
      factory.init(store, NO_PASSWORD);
      keys.addAll(List.of(factory.getKeyManagers()));
    }
    var context = SSLContext.getInstance("TLS");
    context.init(keys.toArray(KeyManager[]::new), trust.getTrustManagers(), null);
    return context;
  }

  private Certificate certificate(String name) throws GeneralSecurityException, IOException {
    try (var in = Files.newInputStream(pem(name))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static byte[] der(Path pem) throws IOException {
    var text = Files.readString(pem).replaceAll("-----[^-]+-----|\\s", "");
    return Base64.getDecoder().decode(text);
  }

  private static KeyStore store() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private void run(List<String> command) {
    try {
      var log = directory.resolve("openssl.log");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      assertThat(process.waitFor(Poll.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
