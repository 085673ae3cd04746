package byway.commerce.vouchers.api;

import byway.kit.events.Event;
import java.util.UUID;

/** Unused vouchers of a batch stopped being good. */
@Event("vouchers.vouchers-voided.v1")
public record VouchersVoided(UUID batchId, int count, String reason) {}
