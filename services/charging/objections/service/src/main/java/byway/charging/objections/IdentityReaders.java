package byway.charging.objections;

import byway.kit.values.Refusal;
import byway.people.identity.api.Identity;
import byway.people.identity.api.Person;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

@Singleton
final class IdentityReaders implements Readers {
  private final Identity identity;

  IdentityReaders(Identity identity) {
    this.identity = identity;
  }

  @Override
  public Optional<Person> of(UUID customerId) {
    try {
      return Optional.of(identity.person(customerId)).filter(one -> one.provenAt() != null);
    } catch (Refusal e) {
      if (e.code().equals(Refusal.NOT_FOUND)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
