package byway.charging.usage;

import byway.charging.balances.api.BytesCharged.Charge;
import java.util.UUID;

/** A charge of an operator's customer. */
record TenantCharge(UUID tenantId, Charge charge) {}
