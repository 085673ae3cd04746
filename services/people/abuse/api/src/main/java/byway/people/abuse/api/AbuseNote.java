package byway.people.abuse.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was written down or done about a complaint.
 *
 * @param by the member of staff
 */
public record AbuseNote(Kind kind, String text, @Nullable UUID by, Instant at) {
  /** What it is. */
  public enum Kind {
    NOTE,
    STATE,
    ANSWER,
    NOTICE,
    SUSPENDED,
    RESUMED
  }
}
