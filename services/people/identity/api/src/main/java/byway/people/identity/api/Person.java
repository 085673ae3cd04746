package byway.people.identity.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer or a member of staff.
 *
 * @param phone as E.164, proven by a code that was sent there; none for most
 * @param provenAt when the person has proven to read the e-mail address; none before, and so long
 *     others may have accounts under the same address
 * @param closedAt when its holder has closed the account; none while it is open
 */
public record Person(
    UUID id,
    PersonKind kind,
    String email,
    String name,
    String language,
    Instant createdAt,
    @Nullable String phone,
    @Nullable Instant provenAt,
    @Nullable Instant closedAt) {
  /** Somebody without a telephone number. */
  public Person(
      UUID id, PersonKind kind, String email, String name, String language, Instant createdAt) {
    this(id, kind, email, name, language, createdAt, null, null, null);
  }
}
