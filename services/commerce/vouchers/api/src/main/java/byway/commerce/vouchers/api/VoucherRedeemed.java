package byway.commerce.vouchers.api;

import byway.kit.events.Event;
import java.util.UUID;

/** A voucher's bytes are on an account. */
@Event("vouchers.voucher-redeemed.v1")
public record VoucherRedeemed(UUID voucherId, UUID accountId, long bytes) {}
