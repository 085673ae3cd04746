package byway.people.notifications;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a mail server reports of mail that it could not deliver (RFC 3464), as far as it is ours to
 * know.
 *
 * @param messageId of the mail that came back
 * @param permanent whether the address will take none later either (RFC 3463: status 5)
 * @param words the server's own
 */
record DeliveryReport(String messageId, boolean permanent, String words) {
  static final int MOST_PARTS = 10;
  private static final Pattern FIELD =
      Pattern.compile("(?mi)^(action|status|diagnostic-code):[ \\t]*(.+(?:\\R[ \\t].+)*)");
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?mi)^message-id:\\s*(<[^>\\s]{1,500}>)");

  /** None where it is another kind of mail, or tells of a delay or a success. */
  static Optional<DeliveryReport> of(MimeMessage mail) throws MessagingException, IOException {
    if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
      return Optional.empty();
    }
    var status = new StringBuilder();
    var returned = new StringBuilder();
    for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
      var part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")
          || part.isMimeType("message/global-delivery-status")) {
        status.append(text(part));
      } else if (part.isMimeType("message/rfc822")
          || part.isMimeType("message/global")
          || part.isMimeType("message/global-headers")
          || part.isMimeType("text/rfc822-headers")) {
        returned.append(text(part));
      }
    }
    return of(status.toString(), returned.toString());
  }

  private static Optional<DeliveryReport> of(String status, String returned) {
    var action = field(status, "action");
    var id = MESSAGE_ID.matcher(returned);
    if (!action.equals("failed") || !id.find()) {
      return Optional.empty();
    }
    var code = field(status, "status");
    var said = field(status, "diagnostic-code").replaceFirst("^[A-Za-z0-9-]{1,20};\\s*", "");
    return Optional.of(
        new DeliveryReport(
            id.group(1), code.startsWith("5"), said.isBlank() ? "status " + code : said));
  }

  private static String field(String status, String name) {
    var field = FIELD.matcher(status);
    while (field.find()) {
      if (field.group(1).toLowerCase(Locale.ROOT).equals(name)) {
        var value = field.group(2).replaceAll("\\s+", " ").strip();
        return name.equals("diagnostic-code") ? value : value.toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  private static String text(BodyPart part) throws MessagingException, IOException {
    try (var in = part.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
