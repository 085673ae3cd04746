package byway.hotspot.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.hotspot.agent.identity.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom a hotspot that has enrolled believes to be the platform, and whom not. */
@Timeout(120)
class TlsTest {
  private static final String SERVER = "eku=serverAuth";
  private static final char[] PASSWORD = "password".toCharArray();
  @TempDir Path folder;

  @Test
  void a_certificate_of_the_pinned_authority_is_the_platforms_whatever_its_name() throws Exception {
    var authority = new TestAuthority(folder, "ours").withPort(SERVER);
    assertThat(protocol(authority, authority, "TLSv1.3", "TLSv1.2")).isEqualTo("TLSv1.3");
    assertThat(protocol(authority, authority, "TLSv1.2")).isEqualTo("TLSv1.2");
  }

  @Test
  void a_foreign_authority_is_refused_although_its_name_is_the_same() throws Exception {
    var ours = new TestAuthority(folder, "ours").withPort(SERVER);
    var elsewhere = folder.resolve("elsewhere");
    Files.createDirectories(elsewhere);
    var foreign = new TestAuthority(elsewhere, "ours").withPort(SERVER);
    assertThatThrownBy(() -> protocol(ours, foreign, "TLSv1.3"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("not a certificate of the platform's authority");
  }

  @Test
  void a_certificate_for_something_else_is_refused_although_the_authority_is_ours()
      throws Exception {
    var client = new TestAuthority(folder, "client").withPort("eku=clientAuth");
    assertThatThrownBy(() -> protocol(client, client, "TLSv1.3"))
        .isInstanceOf(SSLHandshakeException.class);
    var any = new TestAuthority(folder, "any").withPort();
    assertThatThrownBy(() -> protocol(any, any, "TLSv1.3"))
        .isInstanceOf(SSLHandshakeException.class);
    var another = new TestAuthority(folder, "another").withPort(SERVER, "bc:c=ca:true");
    assertThatThrownBy(() -> protocol(another, another, "TLSv1.3"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void a_certificate_that_is_over_is_refused() throws Exception {
    var over = new TestAuthority(folder, "over").withOldPort(SERVER);
    assertThatThrownBy(() -> protocol(over, over, "TLSv1.3"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void an_old_tls_is_not_spoken() throws Exception {
    var authority = new TestAuthority(folder, "ours").withPort(SERVER);
    assertThatThrownBy(() -> protocol(authority, authority, "TLSv1.1"))
        .isInstanceOf(IOException.class);
  }

  /** What is spoken between a hotspot that believes the one, and a port of the other. */
  private static String protocol(TestAuthority believed, TestAuthority shown, String... protocols)
      throws Exception {
    var authority = (X509Certificate) believed.keys().getCertificate("ca");
    try (var server = server(shown.keys(), protocols)) {
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
      try (var plain = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
          var safe =
              (SSLSocket) Tls.pinned(authority).over(plain, "127.0.0.1", server.getLocalPort())) {
        return safe.getSession().getProtocol();
      } finally {
        accepting.interrupt();
      }
    }
  }

  private static SSLServerSocket server(KeyStore keys, String... protocols) throws Exception {
    var only = KeyStore.getInstance("PKCS12");
    only.load(null, PASSWORD);
    only.setKeyEntry(
        "port", keys.getKey("port", PASSWORD), PASSWORD, keys.getCertificateChain("port"));
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(only, PASSWORD);
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
