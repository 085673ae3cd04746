package byway.people.terms.api;

import java.util.List;

/** All that a customer ever agreed to, newest first; of consents the newest 100. */
public record TermsRecord(List<Acceptance> acceptances, List<Consent> consents) {
  public TermsRecord {
    acceptances = List.copyOf(acceptances);
    consents = List.copyOf(consents);
  }
}
