package byway.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.secrets.Keys;
import byway.kit.secrets.SecretFile;
import byway.kit.secrets.SecretSettings;
import byway.kit.secrets.SecretTls;
import byway.kit.settings.Settings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes shake hands, over no network. */
class SecretTlsTest {
  private static final String SECRET = "a secret that only tests know, of fair length";
  private static final String OTHER = "another secret that only tests know, of fair length";

  @TempDir Path data;

  @Test
  void processes_that_know_one_secret_believe_each_other() throws Exception {
    shake(context(new Keys(SECRET)), context(new Keys(SECRET)));
  }

  @Test
  void who_knows_another_secret_or_shows_nothing_is_believed_by_neither_side() throws Exception {
    var ours = context(new Keys(SECRET));
    var other = context(new Keys(OTHER));
    assertThatThrownBy(() -> shake(other, ours)).isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> shake(ours, other)).isInstanceOf(SSLException.class);
    var nobody = SSLContext.getInstance("TLS");
    nobody.init(null, new TrustManager[] {new SecretTls(new Keys(SECRET)).believed()}, null);
    assertThatThrownBy(() -> shake(nobody, ours)).isInstanceOf(SSLException.class);
  }

  @Test
  void while_the_secret_changes_each_believes_the_version_that_the_other_uses() throws Exception {
    var settings = Settings.read(Map.of("BYWAY_DATA", data.toString()));
    var slow = SecretSettings.keyring(settings);
    var quick = SecretSettings.keyring(settings);
    var before = context(new Keys(slow));
    var after = context(new Keys(quick));
    shake(before, after);
    var file = SecretFile.of(settings);
    var unused = file.add();
    slow.look();
    file.use(2);
    quick.look();
    shake(before, after);
    shake(after, before);
    file.retire(1);
    quick.look();
    assertThatThrownBy(() -> shake(before, after)).isInstanceOf(SSLException.class);
    slow.look();
    shake(before, after);
  }

  private static SSLContext context(Keys keys) throws Exception {
    var tls = new SecretTls(keys);
    var context = SSLContext.getInstance("TLSv1.3");
    context.init(new KeyManager[] {tls.shown()}, new TrustManager[] {tls.believed()}, null);
    return context;
  }

  /** Until both are done, and a word has come through. */
  private static void shake(SSLContext calls, SSLContext answers) throws SSLException {
    var client = calls.createSSLEngine("127.0.0.1", 9001);
    client.setUseClientMode(true);
    var server = answers.createSSLEngine();
    server.setUseClientMode(false);
    server.setNeedClientAuth(true);
    var toServer = ByteBuffer.allocate(1 << 16);
    var toClient = ByteBuffer.allocate(1 << 16);
    var read = ByteBuffer.allocate(1 << 16);
    client.beginHandshake();
    server.beginHandshake();
    for (int turns = 0; turns < 100 && read.position() == 0; turns++) {
      step(client, toServer, toClient, read);
      step(server, toClient, toServer, read);
    }
    assertThat(read.flip().remaining()).isPositive();
  }

  private static void step(SSLEngine engine, ByteBuffer out, ByteBuffer in, ByteBuffer read)
      throws SSLException {
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
    in.flip();
    if (in.hasRemaining()) {
      engine.unwrap(in, read);
    }
    in.compact();
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      engine.wrap(ByteBuffer.allocate(0), out);
    } else if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && engine.getUseClientMode()) {
      engine.wrap(ByteBuffer.wrap(new byte[] {42}), out);
    }
  }
}
