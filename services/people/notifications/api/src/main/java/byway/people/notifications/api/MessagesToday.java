package byway.people.notifications.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What left in this day (UTC).
 *
 * @param mails mails and {@code texts} text messages that were offered to a server
 * @param refused those that were over a limit
 * @param waiting those that wait to be offered again
 * @param waitingSince when the oldest of them was written; none where none waits
 * @param mailWords what the server last said of a mail that waits
 */
public record MessagesToday(
    int mails,
    int texts,
    int refused,
    int waiting,
    @Nullable Instant waitingSince,
    @Nullable String mailWords) {}
