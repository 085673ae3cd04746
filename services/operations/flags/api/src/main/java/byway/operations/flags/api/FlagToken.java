package byway.operations.flags.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** With which a program asks flags. */
public record FlagToken(UUID id, String name, Instant madeAt, @Nullable Instant revokedAt) {}
