package byway.people.notifications;

import byway.kit.outgoing.OpenedLine;
import byway.kit.outgoing.Outgoing;
import byway.people.notifications.MailboxRows.Mailbox;
import byway.people.notifications.MailboxRows.Place;
import byway.people.notifications.api.MailServer.Security;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * Reads what came into a mailbox since the last time (RFC 9051), and changes nothing in it. Where
 * TLS is asked for, nothing is said without it, and the certificate has to be the host's.
 */
@Singleton
final class Imap {
  /** Of one mail: a report comes first in it, and what came back is after that. */
  static final int MOST_BYTES = 64 * 1024;

  /** In one conversation, which reads no more than 1 MiB. */
  static final int MOST_MAILS = 12;

  private static final String NETWORK = "mail";
  private static final String READ_MILLIS = "20000";
  private static final Duration LONGEST = Duration.ofSeconds(45);

  private final Outgoing outgoing;
  private final SSLContext trust;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("imap-", 0).factory());

  @Inject
  Imap(Outgoing outgoing) throws NoSuchAlgorithmException {
    this(outgoing, SSLContext.getDefault());
  }

  Imap(Outgoing outgoing, SSLContext trust) {
    this.outgoing = outgoing;
    this.trust = trust;
  }

  /** What came of reading it. */
  sealed interface Read {
    /**
     * @param isAll whether nothing is left that came meanwhile
     */
    record Mails(List<DeliveryReport> reports, Place place, boolean isAll) implements Read {}

    record Failed(String words) implements Read {}
  }

  Read read(Mailbox mailbox, String password) {
    switch (outgoing.open(mailbox.host(), mailbox.port(), Optional.of(NETWORK))) {
      case OpenedLine.NotOpen not -> {
        return new Read.Failed(not.detail());
      }
      case OpenedLine.Open open -> {
        var socket = open.socket();
        var late = alarm.schedule(() -> shut(socket), LONGEST.toSeconds(), TimeUnit.SECONDS);
        try {
          return talk(mailbox, password, socket);
        } finally {
          late.cancel(false);
          shut(socket);
        }
      }
    }
  }

  private Read talk(Mailbox mailbox, String password, Socket socket) {
    var loader = Thread.currentThread().getContextClassLoader();
    // the library finds its parts by the thread's loader, which may be anybody's
    Thread.currentThread().setContextClassLoader(Imap.class.getClassLoader());
    try {
      var line =
          mailbox.security() == Security.TLS ? Tls.begin(trust, socket, mailbox.host()) : socket;
      var session = session(mailbox, line);
      try (var store = new IMAPStore(session, new URLName("imap://mail"))) {
        store.connect(mailbox.host(), mailbox.port(), mailbox.mailUser(), password);
        var folder = store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
        return mails(mailbox, folder, session);
      }
    } catch (MessagingException | IOException e) {
      return new Read.Failed(
          SmtpWords.line(e.getMessage() == null ? "the line broke" : e.getMessage()));
    } finally {
      Thread.currentThread().setContextClassLoader(loader);
    }
  }

  private Session session(Mailbox mailbox, Socket line) {
    var properties = new Properties();
    properties.put("mail.imap.socketFactory", OpenLineSocket.factory(line));
    properties.put("mail.imap.socketFactory.fallback", "false");
    properties.put("mail.imap.timeout", READ_MILLIS);
    properties.put("mail.imap.connectionpoolsize", "1");
    properties.put("mail.imap.auth.mechanisms", "PLAIN LOGIN");
    properties.put("mail.imap.partialfetch", "true");
    properties.put("mail.imap.fetchsize", String.valueOf(MOST_BYTES));
    properties.put("mail.imap.peek", "true");
    if (mailbox.security() == Security.STARTTLS) {
      properties.put("mail.imap.starttls.enable", "true");
      properties.put("mail.imap.starttls.required", "true");
      properties.put("mail.imap.ssl.socketFactory", new Tls(trust, mailbox.host()));
    }
    return Session.getInstance(properties);
  }

  /** From what comes after it was set; where uids have begun anew, from now on. */
  private static Read mails(Mailbox mailbox, Folder folder, Session session)
      throws MessagingException, IOException {
    var uids = (UIDFolder) folder;
    long validity = uids.getUIDValidity();
    var place = mailbox.place().filter(known -> known.validity() == validity);
    if (place.isEmpty()) {
      return new Read.Mails(List.of(), new Place(validity, uids.getUIDNext() - 1), true);
    }
    long last = place.get().lastUid();
    var found =
        Arrays.stream(uids.getMessagesByUID(last + 1, UIDFolder.LASTUID))
            .filter(message -> uid(uids, message) > place.get().lastUid())
            .toList();
    var some = found.subList(0, Math.min(found.size(), MOST_MAILS)).toArray(Message[]::new);
    var profile = new FetchProfile();
    profile.add(FetchProfile.Item.CONTENT_INFO);
    folder.fetch(some, profile);
    var reports = new ArrayList<DeliveryReport>();
    for (var message : some) {
      if (message.isMimeType("multipart/report")) {
        DeliveryReport.of(beginning((IMAPMessage) message, session)).ifPresent(reports::add);
      }
      last = uid(uids, message);
    }
    return new Read.Mails(reports, new Place(validity, last), found.size() == some.length);
  }

  private static long uid(UIDFolder folder, Message message) {
    try {
      return folder.getUID(message);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage beginning(IMAPMessage message, Session session)
      throws MessagingException, IOException {
    try (var in = message.getMimeStream()) {
      return new MimeMessage(session, new ByteArrayInputStream(in.readNBytes(MOST_BYTES)));
    }
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is over all the same
    }
  }
}
