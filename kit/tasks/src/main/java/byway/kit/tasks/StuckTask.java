package byway.kit.tasks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that is not tried any more, or that recurs and fails each time.
 *
 * @param task its kind
 * @param id its own, within the kind
 * @param tenantId none where it is the installation's
 * @param subject what it is about, such as an order's id; empty where it recurs
 * @param attempts how many have failed
 * @param code of the last failure, stable
 * @param text of the last failure, for people
 * @param failedAt when it failed last
 * @param since when it is stuck
 */
public record StuckTask(
    String service,
    String task,
    String id,
    @Nullable UUID tenantId,
    String subject,
    boolean recurs,
    int attempts,
    String code,
    String text,
    Instant failedAt,
    Instant since) {}
