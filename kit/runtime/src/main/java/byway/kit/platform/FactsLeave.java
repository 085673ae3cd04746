package byway.kit.platform;

import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import byway.kit.settings.Settings;
import byway.kit.store.Store;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether what services tell each other leaves their outboxes. */
@Singleton
class FactsLeave implements Check {
  private static final int MANY = 1_000;

  private final List<Store> stores;

  FactsLeave(@All List<Store> stores, Settings settings) {
    this.stores = stores.stream().filter(store -> settings.roles().runs(store.service())).toList();
  }

  @Override
  public String name() {
    return "outboxes";
  }

  @Override
  public Finding look() {
    int waiting = stores.stream().mapToInt(store -> store.outbox().waiting()).sum();
    return waiting < MANY
        ? Finding.good()
        : Finding.warn(
            "facts-wait", waiting + " facts wait to leave the services' outboxes", "", waiting);
  }
}
