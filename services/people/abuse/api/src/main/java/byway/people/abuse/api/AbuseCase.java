package byway.people.abuse.api;

import java.util.List;

/**
 * A complaint with all that was done about it, the oldest first.
 *
 * @param isSuspended whether the customer that it is about has no access at present
 */
public record AbuseCase(AbuseReport report, List<AbuseNote> notes, boolean isSuspended) {
  public AbuseCase {
    notes = List.copyOf(notes);
  }
}
