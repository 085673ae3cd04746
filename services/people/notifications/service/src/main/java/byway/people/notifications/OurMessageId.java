package byway.people.notifications;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A Message-ID as {@link Letter} makes it. */
final class OurMessageId {
  private static final Pattern FORM =
      Pattern.compile("<?([0-9a-f-]{36})\\.([0-9a-f-]{36})@[^>\\s]{1,255}>?");

  private OurMessageId() {}

  /** The key of a message of this operator; none where it is anything else. */
  static Optional<UUID> of(String messageId, UUID tenant) {
    var id = FORM.matcher(messageId);
    if (!id.matches() || !tenant.toString().equals(id.group(2))) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(id.group(1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
