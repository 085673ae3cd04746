package byway.hotspot.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.hotspot.agent.identity.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a hotspot that has enrolled believes to be the platform, and whom not. */
@Timeout(120)
class TlsTest {
  private static final char[] PASSWORD = "password".toCharArray();
  private final TestAuthority ours = new TestAuthority("ours");
  private final KeyPair port = TestAuthority.newKeys();

  @Test
  void a_certificate_of_the_pinned_authority_is_the_platforms_whatever_its_name() throws Exception {
    var shown = ours.server(port.getPublic());
    assertThat(protocol(shown, "TLSv1.3", "TLSv1.2")).isEqualTo("TLSv1.3");
    assertThat(protocol(shown, "TLSv1.2")).isEqualTo("TLSv1.2");
  }

  @Test
  void a_foreign_authority_is_refused_although_its_name_is_the_same() {
    var foreign = new TestAuthority("ours").server(port.getPublic());
    assertThatThrownBy(() -> protocol(foreign, "TLSv1.3"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("not a certificate of the platform's authority");
  }

  @Test
  void a_certificate_for_something_else_is_refused_although_the_authority_is_ours() {
    var until = Instant.now().plusSeconds(600);
    var server = KeyPurposeId.id_kp_serverAuth;
    var key = port.getPublic();
    refused(ours.port(key, KeyPurposeId.id_kp_clientAuth, false, until));
    refused(ours.port(key, null, false, until));
    refused(ours.port(key, server, true, until));
    refused(ours.port(key, server, false, Instant.now().minusSeconds(600)));
  }

  private void refused(X509Certificate shown) {
    assertThatThrownBy(() -> protocol(shown, "TLSv1.3")).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void an_old_tls_is_not_spoken() {
    var shown = ours.server(port.getPublic());
    assertThatThrownBy(() -> protocol(shown, "TLSv1.1")).isInstanceOf(IOException.class);
  }

  /** What is spoken between a hotspot and a port that shows this. */
  private String protocol(X509Certificate shown, String... protocols) throws Exception {
    try (var server = server(shown, protocols)) {
      var accepting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var accepted = (SSLSocket) server.accept()) {
                      accepted.startHandshake();
                      var unused = accepted.getInputStream().read();
                    } catch (IOException refused) {
                      // that is what some tests are about
                    }
                  });
      var tls = Tls.pinned(ours.certificate);
      try (var plain = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
          var safe = (SSLSocket) tls.over(plain, "127.0.0.1", server.getLocalPort())) {
        return safe.getSession().getProtocol();
      } finally {
        accepting.interrupt();
      }
    }
  }

  private SSLServerSocket server(X509Certificate shown, String... protocols) throws Exception {
    var keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD);
    keys.setKeyEntry("port", port.getPrivate(), PASSWORD, new X509Certificate[] {shown});
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server.setEnabledProtocols(protocols);
    return server;
  }
}
