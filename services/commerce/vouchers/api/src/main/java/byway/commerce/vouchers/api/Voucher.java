package byway.commerce.vouchers.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One voucher, without its code.
 *
 * @param letters the code's first three letters
 * @param accountId who has used it; the voucher's own id where a guest signed in with the code
 */
public record Voucher(
    UUID id,
    UUID batchId,
    int number,
    String letters,
    long bytes,
    VoucherState state,
    @Nullable Instant expiresAt,
    @Nullable UUID accountId,
    @Nullable Instant usedAt) {}
