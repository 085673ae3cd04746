package byway.operations.flags.api.asking;

import byway.kit.bus.Listener;
import byway.kit.bus.Subscriptions;
import byway.kit.bus.Subscriptions.Subscription;
import byway.kit.context.Context;
import byway.operations.flags.api.FlagsChanged;
import jakarta.inject.Singleton;
import java.util.List;

/** Hears in every process that flags have changed. */
@Singleton
class FlagsListener implements Listener {
  private final RulesHere rules;

  FlagsListener(RulesHere rules) {
    this.rules = rules;
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(
        Subscriptions.everywhere(
            FlagsChanged.class, (id, event) -> rules.changed(Context.tenantId())));
  }
}
