package byway.operations.audit.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where acts are sent as they are written, and how far that is.
 *
 * @param address of the receiver, for people
 * @param isSafe whether nobody on the way can read them
 * @param sent number of the last act that the receiver has taken
 * @param behind how many it has not taken yet
 * @param lastSentAt none where it has taken none yet
 * @param trouble why it took none the last time, in its own words where it had any; else empty
 */
public record StreamState(
    StreamKind kind,
    String address,
    boolean isSafe,
    long sent,
    long behind,
    @Nullable Instant lastSentAt,
    String trouble) {}
