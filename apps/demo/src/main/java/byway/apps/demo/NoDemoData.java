package byway.apps.demo;

import byway.kit.context.Context;
import byway.kit.platform.Lifecycle;
import byway.kit.settings.Settings;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.Tenants;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;

/**
 * A demo and a real installation are never one: the demo's people have passwords that stand in a
 * file and on a screen, and a real operator's customers do not belong beside its crowd. Asked of
 * the database itself, wherever it is, before a door opens.
 */
@Singleton
class NoDemoData {
  private final Tenants tenants;
  private final Lifecycle lifecycle;
  private final Settings settings;

  NoDemoData(Tenants tenants, Lifecycle lifecycle, Settings settings) {
    this.tenants = tenants;
    this.lifecycle = lifecycle;
    this.settings = settings;
  }

  void look(
      @Observes @Priority(Lifecycle.DOORS - 100) StartupEvent start,
      @CommandLineArguments String[] arguments) {
    if (!settings.roles().runs("tenants")) {
      return;
    }
    boolean demo = Arrays.asList(arguments).contains("demo");
    boolean hasDemo = Context.platform().call(this::hasDemo);
    if (!demo && hasDemo) {
      lifecycle.giveUp(
          "this database holds a demo's data, whose passwords are no secrets; name another"
              + " database or data directory, or start ./byway demo");
    }
    boolean hasOthers =
        demo
            && !hasDemo
            && !Context.platform().call(() -> tenants.list(Page.MOST, null)).items().isEmpty();
    if (hasOthers) {
      lifecycle.giveUp(
          "this database holds an operator that is not the demo's; name another database or data"
              + " directory for the demo");
    }
  }

  private boolean hasDemo() {
    try {
      var unused = tenants.get(DemoOperator.ID);
      return true;
    } catch (Refusal e) {
      if (e.isNotFound()) {
        return false;
      }
      throw e;
    }
  }
}
