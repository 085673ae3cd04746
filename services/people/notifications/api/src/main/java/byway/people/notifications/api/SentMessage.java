package byway.people.notifications.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that left, or waits to. */
public record SentMessage(
    UUID id,
    Channel channel,
    String to,
    @Nullable String subject,
    String text,
    Instant at,
    boolean delivered) {}
