package byway.commerce.vouchers.api;

import byway.kit.events.Event;
import java.util.UUID;

/** Vouchers were issued. */
@Event("vouchers.batch-issued.v1")
public record BatchIssued(UUID batchId, int count, long bytes) {}
