package byway.people.terms.api;

import java.util.Map;
import java.util.UUID;

/**
 * A new version.
 *
 * @param id makes the command repeatable
 * @param texts by language, such as {@code en}; one at least
 * @param asksAgain whether customers who agreed to one before have to agree again; the first asks
 *     everybody
 */
public record PublishTerms(UUID id, TermsKind kind, Map<String, String> texts, boolean asksAgain) {
  public PublishTerms {
    texts = Map.copyOf(texts);
  }
}
