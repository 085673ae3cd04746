package byway.network.enrolment.api;

import java.time.Instant;
import java.util.UUID;

/**
 * Boxes that were announced together.
 *
 * @param count of all
 * @param claimed that are somebody's
 * @param come that have been plugged in
 */
public record Batch(UUID id, String label, int count, int claimed, int come, Instant takenInAt) {}
