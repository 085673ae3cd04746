package byway.apps.opening;

import byway.operations.certificates.testing.Pebble;
import byway.outside.cards.CardProcessor;
import byway.outside.cards.CardProcessorSettings;
import byway.people.notifications.testing.Postfix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What is there before an operator opens: a mail server, a certificate authority, a card processor,
 * a browser, and an empty folder.
 */
final class World implements AutoCloseable {
  final Path directory;
  final Postfix mail;
  final CardProcessor cards;
  final Server server;
  final Chromium chromium;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private World(Path jar) throws IOException {
    directory = Files.createTempDirectory("byway-opening-");
    keep(() -> Commands.run(List.of("rm", "-rf", directory.toString())));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of the world"));
    var trust = Trust.in(directory);
    mail = keep(Postfix.start(Trust.MAIL_HOST));
    var ports = Ports.free();
    var authority =
        keep(
            Pebble.lookingAt(
                Files.createDirectories(directory.resolve("authority")),
                ports.http(),
                ports.https()));
    trust.believe(authority.root(), certificate(mail.certificate()));
    cards = keep(CardProcessor.start(CardProcessorSettings.defaults()));
    server = keep(new Server(jar, directory.resolve("data"), ports, authority, cards, trust));
    chromium = keep(new Chromium(trust));
  }

  static World open(Path jar) throws IOException {
    return new World(jar);
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  private static X509Certificate certificate(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("does not end: " + e.getMessage());
      }
    }
  }
}
