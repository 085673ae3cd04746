package byway.kit.outgoing;

import static byway.kit.outgoing.Client.AT_HOME;
import static byway.kit.outgoing.Client.answered;
import static byway.kit.outgoing.Client.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String WORD = "of a test";
  @TempDir static Path files;
  private static SSLContext certificate;

  @BeforeAll
  static void certify() throws Exception {
    certificate = certificateFor("hook.example");
  }

  @Test
  void a_certificate_of_the_name_is_believed_where_its_issuer_is() throws IOException {
    try (var site =
            Site.secure("hook.example", certificate, exchange -> Site.answer(exchange, 200, "ok"));
        var client = new Client(AT_HOME, certificate)) {
      client.names.put("hook.example", List.of("127.0.0.1"));
      assertThat(answered(client.get(site.at("/"))).body()).asString().isEqualTo("ok");
    }
  }

  @Test
  void a_certificate_of_another_name_or_of_nobody_is_not() throws IOException {
    try (var site =
            Site.secure("hook.example", certificate, exchange -> Site.answer(exchange, 200, "ok"));
        var client = new Client(AT_HOME, certificate);
        var stranger = new Client(AT_HOME)) {
      client.names.put("other.example", List.of("127.0.0.1"));
      assertNotSent(client.get(site.named("other.example", "/")), Code.TLS_FAILED);
      stranger.names.put("hook.example", List.of("127.0.0.1"));
      assertNotSent(stranger.get(site.at("/")), Code.TLS_FAILED);
      assertThat(site.heard).isEmpty();
    }
  }

  @Test
  void a_redirect_from_https_to_http_is_refused() throws IOException {
    try (var plain = Site.plain("127.0.0.1", 0, exchange -> Site.answer(exchange, 200, "plain"));
        var site =
            Site.secure(
                "hook.example",
                certificate,
                exchange -> Site.redirect(exchange, 301, plain.at("/")));
        var client = new Client(AT_HOME, certificate)) {
      client.names.put("hook.example", List.of("127.0.0.1"));
      assertNotSent(client.get(site.at("/")), Code.SCHEME_REFUSED);
      assertThat(plain.heard).isEmpty();
    }
  }

  /** A server's certificate that is also the only one that a client with it believes. */
  private static SSLContext certificateFor(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    var file = files.resolve(name + ".p12");
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "site",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-keystore",
                file.toString(),
                "-storepass",
                WORD)
            .inheritIO()
            .start()
            .waitFor();
    assertThat(made).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      keys.load(in, WORD.toCharArray());
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, WORD.toCharArray());
    var believed = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    var anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("site", keys.getCertificate("site"));
    believed.init(anchors);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), believed.getTrustManagers(), null);
    return context;
  }
}
