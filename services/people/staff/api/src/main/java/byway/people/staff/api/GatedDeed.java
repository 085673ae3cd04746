package byway.people.staff.api;

import byway.kit.values.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done when two agree. */
public sealed interface GatedDeed {
  /** Gives data to a customer. */
  record GiveData(UUID customerId, long bytes) implements GatedDeed {}

  /** Pays an order back; the price is what is at stake, and less may be left of it. */
  record PayBack(UUID orderId, Money price) implements GatedDeed {}

  /**
   * Issues a batch of vouchers.
   *
   * @param bytes what each is good for
   * @param expiresAt when the unused codes stop being good; none where they do not
   */
  record IssueVouchers(String label, int count, long bytes, @Nullable Instant expiresAt)
      implements GatedDeed {
    public long allBytes() {
      return Math.multiplyExact((long) count, bytes);
    }
  }

  /** Looks up who had an address, for an authority. */
  record Disclose(UUID disclosureId) implements GatedDeed {}

  /** Changes a flag, as it was proposed under this id. */
  record ChangeFlag(UUID changeId, String key) implements GatedDeed {}
}
