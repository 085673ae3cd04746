package byway.charging.balances.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** As {@link OpenMeter}, asked and not yet done. */
public record AskOffer(UUID accountId, @Nullable Long aheadBytes) {}
