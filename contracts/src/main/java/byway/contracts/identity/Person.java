package byway.contracts.identity;

import java.time.Instant;
import java.util.UUID;

/** A customer or a member of staff. */
public record Person(
    UUID id, PersonKind kind, String email, String name, String language, Instant createdAt) {}
