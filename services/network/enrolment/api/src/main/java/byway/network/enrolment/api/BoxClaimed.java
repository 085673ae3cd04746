package byway.network.enrolment.api;

import byway.kit.events.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A box is somebody's hotspot now. */
@Event("enrolment.box-claimed.v1")
public record BoxClaimed(
    UUID boxId, UUID deviceId, @Nullable UUID ownerId, @Nullable UUID replaces) {}
