package byway.commerce.payments.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A secret that messages of the processor are believed for, without the secret.
 *
 * @param end its last four characters
 * @param usedAt when a message was last signed with it, about
 */
public record KnownSecret(UUID id, String end, Instant since, @Nullable Instant usedAt) {}
