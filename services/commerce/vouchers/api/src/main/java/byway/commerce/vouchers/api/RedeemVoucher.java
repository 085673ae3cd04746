package byway.commerce.vouchers.api;

import byway.kit.calls.Own;
import java.util.UUID;

/** A code as somebody typed it: case, spaces and hyphens do not matter, O is 0 and I, L are 1. */
public record RedeemVoucher(String code, @Own UUID customerId) {}
