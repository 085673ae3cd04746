package byway.commerce.vouchers.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Vouchers that were issued together, and how far they are used.
 *
 * @param bytes what each is good for
 * @param issuedBy the member of staff; none for the platform
 */
public record VoucherBatch(
    UUID id,
    String label,
    int count,
    long bytes,
    @Nullable Instant expiresAt,
    String reason,
    @Nullable UUID issuedBy,
    Instant issuedAt,
    int redeemed,
    int voided) {}
