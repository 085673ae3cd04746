package byway.operations.disclosures.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, without what was found.
 *
 * @param askedBy the member of staff
 * @param found how many sessions there were; none before it was looked up
 * @param sha256 of the document that was made of them, in hexadecimal
 */
public record Disclosure(
    UUID id,
    AskDisclosure asked,
    DisclosureState state,
    UUID askedBy,
    Instant askedAt,
    @Nullable Instant disclosedAt,
    @Nullable Integer found,
    @Nullable String sha256,
    List<DisclosureRead> reads) {
  public Disclosure {
    reads = List.copyOf(reads);
  }
}
