package byway.network.enrolment.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that a box is theirs.
 *
 * @param code as it was typed; empty where staff name the box
 * @param boxId for staff alone
 * @param name of the hotspot; empty for that of the one it replaces, or its serial number
 * @param ownerId whose it becomes; a customer claims for themselves
 * @param replaces the hotspot whose place it takes
 * @param shownAs what the box shows of who claimed it
 */
public record ClaimBox(
    String code,
    @Nullable UUID boxId,
    String name,
    @Nullable UUID ownerId,
    @Nullable UUID replaces,
    String shownAs) {}
