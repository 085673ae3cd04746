package byway.people.identity;

import byway.kit.secrets.Keys;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Secrets of apps that give codes, hidden for each person: who reads the database alone has none of
 * them, and none can be moved to another person's row.
 */
@Singleton
final class SealedSeeds {
  static final String PURPOSE = "identity.second-factor";

  private final Keys keys;

  SealedSeeds(Keys keys) {
    this.keys = keys;
  }

  byte[] seal(UUID tenant, UUID person, byte[] seed) {
    return keys.hide(PURPOSE, seed, tenant, person);
  }

  byte[] open(UUID tenant, UUID person, byte[] sealed) {
    return keys.reveal(PURPOSE, sealed, tenant, person)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a seed was hidden with a secret that is not known any more"));
  }
}
