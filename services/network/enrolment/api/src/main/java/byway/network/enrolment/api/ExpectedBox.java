package byway.network.enrolment.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A box that was announced.
 *
 * @param claimed whether it is somebody's, before or after it came
 * @param boxId once it has been plugged in
 */
public record ExpectedBox(
    String serial,
    String name,
    String order,
    @Nullable UUID ownerId,
    boolean claimed,
    @Nullable UUID boxId) {}
