package byway.commerce.payments;

import byway.commerce.payments.api.DisputeState;
import byway.kit.values.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the money of one payment stands at the processor, after it was captured. */
record Moved(List<Returned> refunds, List<Asked> disputes) {
  Moved {
    refunds = List.copyOf(refunds);
    disputes = List.copyOf(disputes);
  }

  /**
   * A refund as the processor has it.
   *
   * @param ourKey which we gave it; none for one that was made there
   */
  record Returned(
      String id,
      @Nullable String ourKey,
      Money amount,
      boolean failed,
      @Nullable String reason,
      Instant at) {}

  /** A dispute as the processor has it. */
  record Asked(String id, Money amount, DisputeState state, String reason, Instant at) {}
}
