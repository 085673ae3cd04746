package byway.people.notifications.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message said once.
 *
 * @param words none where it went back to Byway's own
 * @param by the member of staff
 */
public record TemplateVersion(
    int version, @Nullable MessageWords words, @Nullable UUID by, Instant at) {}
