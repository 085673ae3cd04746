package byway.people.identity.api;

import java.time.Instant;
import java.util.UUID;

/** Whose token it is, and until when. */
public record TokenOwner(UUID personId, PersonKind kind, Instant expiresAt) {}
