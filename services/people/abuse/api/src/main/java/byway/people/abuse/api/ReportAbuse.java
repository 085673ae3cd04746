package byway.people.abuse.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside complains.
 *
 * @param id makes the command repeatable
 * @param address on the internet, as the other side saw it; none where none was seen
 * @param at when it happened; none where that is not known
 * @param contact an e-mail address for the answer
 * @param language in which the answer is written
 * @param source the network that it is written from, for the limit of reports alone
 */
public record ReportAbuse(
    UUID id,
    AbuseKind kind,
    @Nullable String address,
    @Nullable Integer port,
    @Nullable Instant at,
    String text,
    String contact,
    String language,
    @Nullable String source) {}
