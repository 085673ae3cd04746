package byway.people.terms.api;

import byway.kit.calls.Own;
import java.util.List;
import java.util.UUID;

/**
 * How a customer stands with what is published.
 *
 * @param asked what has to be agreed to before going on
 * @param accepted the newest of each kind that was agreed to
 * @param marketing whether the customer consents to news and offers
 */
public record TermsStanding(
    @Own UUID customerId, List<TermsVersion> asked, List<Acceptance> accepted, boolean marketing) {
  public TermsStanding {
    asked = List.copyOf(asked);
    accepted = List.copyOf(accepted);
  }
}
