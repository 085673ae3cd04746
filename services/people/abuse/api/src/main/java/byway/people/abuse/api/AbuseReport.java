package byway.people.abuse.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint.
 *
 * @param number by which people name it
 * @param customerId whom staff have found it to be about; none before
 * @param takenBy the member of staff who looks into it
 */
public record AbuseReport(
    UUID id,
    long number,
    AbuseKind kind,
    @Nullable String address,
    @Nullable Integer port,
    @Nullable Instant at,
    String text,
    String contact,
    String language,
    AbuseState state,
    Instant reportedAt,
    @Nullable UUID takenBy,
    @Nullable UUID customerId) {}
