package byway.network.enrolment.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A box that asks to be let in.
 *
 * @param keyMark the first letters of its key's SHA-256, by which two of one serial number differ
 * @param from the network that it asks from
 * @param seenAt when it last asked
 * @param expected whether it has proven to be one that was announced
 */
public record WaitingBox(
    UUID id,
    String serial,
    String model,
    String keyMark,
    String from,
    Instant askedAt,
    Instant seenAt,
    Instant expiresAt,
    boolean expected) {}
