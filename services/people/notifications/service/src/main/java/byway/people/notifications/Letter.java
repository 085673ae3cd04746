package byway.people.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * A mail as it leaves, as text and as HTML. Offered again it has the same Message-ID, so that a
 * server or a reader who gets it twice can tell.
 *
 * @param id of the message, {@code key.tenant}
 * @param unsubscribe for mail that nobody asked for at this moment
 */
record Letter(
    String id,
    String to,
    String subject,
    String text,
    String html,
    Instant at,
    Optional<URI> unsubscribe) {

  MimeMessage mime(Session session, MailRoute.Sender sender) throws MessagingException {
    var domain = sender.from().substring(sender.from().lastIndexOf('@') + 1);
    var mime = new WithId(session, "<" + id + "@" + domain + ">");
    mime.setFrom(address(sender.from(), sender.name()));
    mime.setRecipient(MimeMessage.RecipientType.TO, address(to, ""));
    if (sender.replyTo().isPresent()) {
      mime.setReplyTo(new InternetAddress[] {address(sender.replyTo().get(), "")});
    }
    mime.setSubject(subject, StandardCharsets.UTF_8.name());
    mime.setSentDate(Date.from(at));
    // RFC 3834: no vacation message answers it
    mime.setHeader("Auto-Submitted", "auto-generated");
    if (unsubscribe.isPresent()) {
      mime.setHeader("List-Unsubscribe", "<" + unsubscribe.get().toASCIIString() + ">");
      mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    var both = new MimeMultipart("alternative");
    both.addBodyPart(part(text, "plain"));
    both.addBodyPart(part(html, "html"));
    mime.setContent(both);
    return mime;
  }

  private static MimeBodyPart part(String content, String kind) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(content, StandardCharsets.UTF_8.name(), kind);
    return part;
  }

  private static InternetAddress address(String address, String name) throws MessagingException {
    try {
      var whole = new InternetAddress();
      whole.setAddress(address);
      if (!name.isEmpty()) {
        whole.setPersonal(name, StandardCharsets.UTF_8.name());
      }
      return whole;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Addresses with letters that only RFC 6531 carries. */
  boolean isInternational(MailRoute.Sender sender) {
    return !(to + sender.from()).chars().allMatch(c -> c < 0x80);
  }

  private static final class WithId extends MimeMessage {
    private final String id;

    WithId(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
