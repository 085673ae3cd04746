package byway.charging.balances.api;

import byway.kit.values.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One grant on the axis of consumption: what is left of it follows from {@code consumed}. */
public record Lot(
    UUID grantKey,
    GrantReason reason,
    String note,
    @Nullable Money price,
    Instant grantedAt,
    long bytes,
    long withdrawnBytes,
    long usedBytes) {
  public long leftBytes() {
    return bytes - withdrawnBytes - usedBytes;
  }
}
