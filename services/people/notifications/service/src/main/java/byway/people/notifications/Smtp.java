package byway.people.notifications;

import byway.kit.outgoing.Code;
import byway.kit.outgoing.OpenedLine;
import byway.kit.outgoing.Outgoing;
import byway.people.notifications.api.MailServer.Security;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.Tried.Fault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Hands one letter to one mail server and tells what it said (RFC 5321, 3207, 4954, 8314). Where
 * TLS is asked for, nothing is said without it, and the certificate has to be the host's.
 */
@Singleton
final class Smtp {
  private static final String NETWORK = "mail";
  private static final int CONNECT_MILLIS = 5_000;

  /** For one answer of the server; RFC 5321 would wait for minutes, and people look on. */
  private static final int READ_MILLIS = 20_000;

  /** For the whole conversation. */
  static final Duration LONGEST = Duration.ofSeconds(45);

  /**
   * The same while somebody looks on, and waits for no more than a call between services may take.
   */
  static final Duration TRIAL = Duration.ofSeconds(9);

  private final Outgoing outgoing;
  private final SSLContext trust;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("mail-", 0).factory());

  @Inject
  Smtp(Outgoing outgoing) throws NoSuchAlgorithmException {
    this(outgoing, SSLContext.getDefault());
  }

  Smtp(Outgoing outgoing, SSLContext trust) {
    this.outgoing = outgoing;
    this.trust = trust;
  }

  Tried hand(MailRoute route, Letter letter, Duration longest) {
    Socket socket;
    switch (line(route)) {
      case OpenedLine.NotOpen not -> {
        return new Tried.NotTaken(
            fault(not.code()), not.code() != Code.ADDRESS_INVALID, not.detail());
      }
      case OpenedLine.Open open -> socket = open.socket();
    }
    var isLate = new AtomicBoolean();
    var late =
        alarm.schedule(
            () -> {
              isLate.set(true);
              shut(socket);
            },
            longest.toSeconds(),
            TimeUnit.SECONDS);
    try {
      var said = talk(route, letter, socket);
      return said instanceof Tried.NotTaken && isLate.get()
          ? new Tried.NotTaken(Fault.TIMED_OUT, true, SmtpWords.LATE)
          : said;
    } finally {
      late.cancel(false);
      shut(socket);
    }
  }

  private OpenedLine line(MailRoute route) {
    if (route.isGuarded()) {
      return outgoing.open(route.host(), route.port(), Optional.of(NETWORK));
    }
    var socket = new Socket();
    try {
      var address = InetAddress.getByName(route.host());
      socket.connect(new InetSocketAddress(address, route.port()), CONNECT_MILLIS);
      return new OpenedLine.Open(socket);
    } catch (UnknownHostException e) {
      shut(socket);
      return new OpenedLine.NotOpen(Code.HOST_UNKNOWN, "there is no such host");
    } catch (IOException e) {
      shut(socket);
      return new OpenedLine.NotOpen(Code.CONNECT_FAILED, "nobody answers at this port");
    }
  }

  private static Fault fault(Code code) {
    return switch (code) {
      case HOST_UNKNOWN -> Fault.HOST_UNKNOWN;
      case ADDRESS_REFUSED, ADDRESS_INVALID, PORT_REFUSED -> Fault.ADDRESS_REFUSED;
      case TIMED_OUT -> Fault.TIMED_OUT;
      case BUSY, BUDGET_SPENT -> Fault.LIMIT_REACHED;
      default -> Fault.CONNECT_FAILED;
    };
  }

  private Tried talk(MailRoute route, Letter letter, Socket socket) {
    var session = session(route, letter);
    var loader = Thread.currentThread().getContextClassLoader();
    // the library finds its parts by the thread's loader, which may be anybody's
    Thread.currentThread().setContextClassLoader(Smtp.class.getClassLoader());
    try (var transport = new SMTPTransport(session, new URLName("smtp://" + "mail"))) {
      try {
        socket.setSoTimeout(READ_MILLIS);
        transport.connect(
            route.security() == Security.TLS ? Tls.begin(trust, socket, route.host()) : socket);
        var mime = letter.mime(session, route.sender());
        mime.saveChanges();
        transport.sendMessage(mime, mime.getAllRecipients());
        return new Tried.Taken(SmtpWords.of(transport));
      } catch (MessagingException | IOException e) {
        return SmtpWords.notTaken(e, transport);
      }
    } catch (MessagingException e) {
      return new Tried.NotTaken(Fault.ANSWER_BROKEN, true, "the line broke at the end");
    } finally {
      Thread.currentThread().setContextClassLoader(loader);
    }
  }

  private Session session(MailRoute route, Letter letter) {
    var sender = route.sender();
    var properties = new Properties();
    properties.put("mail.smtp.localhost", sender.from().replaceFirst("^.*@", ""));
    properties.put("mail.smtp.from", sender.from());
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    properties.put("mail.mime.allowutf8", Boolean.toString(letter.isInternational(sender)));
    if (route.security() == Security.STARTTLS) {
      properties.put("mail.smtp.starttls.enable", "true");
      properties.put("mail.smtp.starttls.required", "true");
      properties.put("mail.smtp.ssl.socketFactory", new Tls(trust, route.host()));
    }
    route.user().ifPresent(user -> properties.put("mail.smtp.user", user));
    properties.put("mail.smtp.auth", Boolean.toString(route.user().isPresent()));
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(route.user().orElse(""), route.password().orElse(""));
          }
        });
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is over all the same
    }
  }
}
