package byway.people.identity.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose token it is, and until when.
 *
 * @param confirmedAt when its holder last proved who they are, with all that they have to prove it
 *     by; none in sessions of before that was written down
 * @param secondFactorDue whether the operator wants a second factor of this member of staff, who
 *     has none yet
 */
public record TokenOwner(
    UUID personId,
    PersonKind kind,
    Instant expiresAt,
    @Nullable Instant confirmedAt,
    @Nullable Boolean secondFactorDue) {
  /** Of whom nothing more is known. */
  public TokenOwner(UUID personId, PersonKind kind, Instant expiresAt) {
    this(personId, kind, expiresAt, null, null);
  }

  /** Whether a second factor has to be set up before anything else. */
  public boolean mustSetUp() {
    return Boolean.TRUE.equals(secondFactorDue);
  }
}
