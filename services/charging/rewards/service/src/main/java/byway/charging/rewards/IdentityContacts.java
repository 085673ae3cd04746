package byway.charging.rewards;

import byway.kit.values.Refusal;
import byway.people.identity.api.Identity;
import jakarta.inject.Singleton;
import java.util.UUID;

/** As {@code identity} knows it. */
@Singleton
final class IdentityContacts implements Contacts {
  private static final int NOT_FOUND = 404;

  private final Identity identity;

  IdentityContacts(Identity identity) {
    this.identity = identity;
  }

  @Override
  public ContactStanding of(UUID customerId) {
    try {
      var person = identity.person(customerId);
      boolean isProven = person.provenAt() != null || person.phone() != null;
      return isProven ? ContactStanding.PROVEN : ContactStanding.UNPROVEN;
    } catch (Refusal refusal) {
      if (refusal.status() == NOT_FOUND) {
        return ContactStanding.NO_ACCOUNT;
      }
      throw refusal;
    }
  }
}
