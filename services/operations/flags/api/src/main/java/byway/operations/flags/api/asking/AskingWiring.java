package byway.operations.flags.api.asking;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What code that asks flags is injected: OpenFeature's client. */
@Singleton
final class AskingWiring {
  @Produces
  @Singleton
  Client client(RulesHere rules, Uses uses, InstantSource clock) {
    return clientOf(rules, uses, clock);
  }

  /** Of an API of its own: two in one process are two. */
  static Client clientOf(RulesHere rules, Uses uses, InstantSource clock) {
    var api = OpenFeatureAPI.createIsolated();
    api.setProviderAndWait(new FlagsProvider(rules, uses, clock));
    return api.getClient();
  }
}
