package byway.people.staff.api;

import byway.kit.values.Money;
import java.util.UUID;

/** What is done when two agree. */
public sealed interface GatedDeed {
  /** Gives data to a customer. */
  record GiveData(UUID customerId, long bytes) implements GatedDeed {}

  /** Pays an order back; the price is what is at stake, and less may be left of it. */
  record PayBack(UUID orderId, Money price) implements GatedDeed {}

  /** Changes a flag, as it was proposed under this id. */
  record ChangeFlag(UUID changeId, String key) implements GatedDeed {}
}
