package byway.people.identity.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in that still holds.
 *
 * @param way by what it began; none for one of before that was written down
 * @param source the network address that it began from
 * @param browser what the browser or app calls itself
 * @param usedAt to a quarter of an hour
 * @param endsAt whatever is done with it; none where it goes on for as long as it is used
 * @param current whether it is the one of who asks
 */
public record SignInSession(
    UUID id,
    @Nullable SignInWay way,
    @Nullable String source,
    @Nullable String browser,
    Instant beganAt,
    Instant usedAt,
    @Nullable Instant endsAt,
    boolean current) {}
