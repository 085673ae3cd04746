package byway.charging.rewards;

import java.util.UUID;

/** What is known of who a customer is. */
@FunctionalInterface
interface Contacts {
  /** How far somebody is known. */
  enum ContactStanding {
    /** There is no person: the account is a voucher's. */
    NO_ACCOUNT,
    UNPROVEN,
    /** The person has proven to read an address or a number. */
    PROVEN
  }

  ContactStanding of(UUID customerId);
}
