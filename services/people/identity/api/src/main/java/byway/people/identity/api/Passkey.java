package byway.people.identity.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key in somebody's device (WebAuthn level 3), of which only the public half is here.
 *
 * @param name as its holder calls it
 * @param host at which it is good
 * @param keptElsewhere whether it is said to be kept in more places than the one device
 * @param copiedAt when its counter went back, as a copy's does; it has opened nothing since
 */
public record Passkey(
    UUID id,
    String name,
    String host,
    boolean keptElsewhere,
    Instant addedAt,
    @Nullable Instant usedAt,
    @Nullable Instant copiedAt) {}
