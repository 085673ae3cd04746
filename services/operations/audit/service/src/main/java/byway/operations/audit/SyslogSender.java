package byway.operations.audit;

import byway.kit.outgoing.OpenedLine;
import byway.kit.outgoing.Outgoing;
import byway.kit.settings.Settings;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.SignedHead;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Syslog by TCP or TLS, each message after its length (RFC 5425, RFC 6587). The protocol has no
 * answer; so each lot has a line of its own, which we close for our part, and only when the
 * receiver has read to that end, and closes it for its own, it counts as taken.
 */
@Singleton
final class SyslogSender {
  static final String NETWORK = "siem";
  private static final int PATIENCE_MILLIS = 15_000;
  private static final int MOST_READ = 65_536;

  private final Outgoing outgoing;
  private final String hostname;

  @Inject
  SyslogSender(Outgoing outgoing, Settings settings) {
    this(outgoing, Objects.requireNonNullElse(settings.publicUrl().getHost(), "-"));
  }

  SyslogSender(Outgoing outgoing, String hostname) {
    this.outgoing = outgoing;
    this.hostname = hostname;
  }

  void send(StreamRows.Row to, UUID operator, List<Act> acts, Optional<SignedHead> head) {
    switch (outgoing.open(to.host(), to.port(), Optional.of(NETWORK))) {
      case OpenedLine.NotOpen not -> throw new NotTaken(not.detail());
      case OpenedLine.Open open -> {
        try (var line = open.socket()) {
          line.setSoTimeout(PATIENCE_MILLIS);
          try (var socket = to.tls() ? tls(to, line) : line) {
            say(socket, operator, acts, head);
          }
        } catch (IOException | GeneralSecurityException e) {
          throw new NotTaken(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
      }
    }
  }

  private void say(Socket socket, UUID operator, List<Act> acts, Optional<SignedHead> head)
      throws IOException {
    var out = new BufferedOutputStream(socket.getOutputStream());
    for (var act : acts) {
      frame(out, SyslogLine.of(hostname, operator, act));
    }
    if (head.isPresent()) {
      frame(out, SyslogLine.of(hostname, head.get()));
    }
    out.flush();
    socket.shutdownOutput();
    var in = socket.getInputStream();
    for (int read = 0; in.read() >= 0; read++) {
      if (read == MOST_READ) {
        throw new IOException("the receiver talks and talks");
      }
    }
  }

  private static void frame(OutputStream out, byte[] message) throws IOException {
    out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
    out.write(message);
  }

  private static SSLSocket tls(StreamRows.Row to, Socket line)
      throws IOException, GeneralSecurityException {
    var socket =
        (SSLSocket)
            trust(to.authority()).getSocketFactory().createSocket(line, to.host(), to.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Whom the authority has certified and nobody else; without one, whom this machine trusts. */
  static SSLContext trust(String authority) throws IOException, GeneralSecurityException {
    if (authority.isBlank()) {
      return SSLContext.getDefault();
    }
    var known = KeyStore.getInstance(KeyStore.getDefaultType());
    known.load(null, null);
    var certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII)));
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no certificate in it");
    }
    for (var certificate : certificates) {
      known.setCertificateEntry(Integer.toString(known.size()), certificate);
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(known);
    var trust = SSLContext.getInstance("TLS");
    trust.init(null, managers.getTrustManagers(), null);
    return trust;
  }
}
