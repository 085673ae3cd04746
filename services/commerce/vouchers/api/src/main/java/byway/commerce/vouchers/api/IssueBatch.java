package byway.commerce.vouchers.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Vouchers to print.
 *
 * @param key makes the command repeatable, and is the batch's id
 * @param label for staff, 1 to 60 characters
 * @param count 1 to 1,000
 * @param bytes what each is good for, 1 to 2^50
 * @param expiresAt when the unused code stops being good; data that was redeemed never expires
 * @param reason why, 1 to 200 characters
 */
public record IssueBatch(
    UUID key, String label, int count, long bytes, @Nullable Instant expiresAt, String reason) {}
