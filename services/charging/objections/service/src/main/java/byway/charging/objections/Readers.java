package byway.charging.objections;

import byway.people.identity.api.Person;
import java.util.Optional;
import java.util.UUID;

/** Who can be told. */
interface Readers {
  /** Nobody at an address that was never proven, and none of a voucher's account. */
  Optional<Person> of(UUID customerId);
}
