package byway.people.terms.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version that was published; it is never changed.
 *
 * @param languages in which it is there
 * @param publishedBy the member of staff
 */
public record TermsVersion(
    TermsKind kind,
    int version,
    List<String> languages,
    boolean asksAgain,
    Instant publishedAt,
    @Nullable UUID publishedBy) {
  public TermsVersion {
    languages = List.copyOf(languages);
  }
}
