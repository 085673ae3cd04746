package byway.journeys.wrong.people.identity;

import byway.journeys.wrong.kit.calls.ServiceEndpoint;
import java.time.Instant;

/** An edge under another name, which has a clock of its own. */
@ServiceEndpoint
public final class Persons {
  Instant seen() {
    return Instant.now();
  }
}
