package byway.kit.platform;

import byway.kit.bus.Bus;
import byway.kit.bus.Listener;
import byway.kit.settings.Roles;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import byway.kit.store.Store;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Start and stop of what runs here: schemas first, then queues, then the ways between; fronts open
 * their own doors after that, with a later priority.
 */
@Singleton
public final class Lifecycle {
  /** For an observer of the start that opens a door to the outside. */
  public static final int DOORS = 2_000;

  /** Before any door is open, so that nobody uses the data before it is known to be ours. */
  private static final int VERSIONS = 100;

  private static final int SERVICES = 1_000;
  private static final int LAST = 10_000;
  private static final Logger LOG = Logger.getLogger(Lifecycle.class);

  private final List<Store> stores;
  private final List<Listener> listeners;
  private final List<Chore> duties;
  private final Bus bus;
  private final Chores chores;
  private final Versions versions;
  private final Roles roles;
  private final Duration factsKept;
  private volatile boolean ready;

  Lifecycle(
      @All List<Store> stores,
      @All List<Listener> listeners,
      @All List<Chore> duties,
      Bus bus,
      Versions versions,
      MeterRegistry metrics,
      Settings settings) {
    this.stores = stores;
    this.listeners = listeners;
    this.duties = duties;
    this.bus = bus;
    this.chores = new Chores(metrics);
    this.versions = versions;
    this.roles = settings.roles();
    this.factsKept = settings.of(FactsSettings.class).kept();
  }

  /** What is here must not be of a newer version, and what is older must be found again. */
  void compare(@Observes @Priority(VERSIONS) StartupEvent event) {
    try {
      versions.settle(stores);
    } catch (StartRefused refused) {
      end(refused);
    }
  }

  void start(@Observes @Priority(SERVICES) StartupEvent event) {
    // Into the log, where too much of one kind is thinned, and not past it.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> LOG.errorf(failure, "%s was ended by a fault", thread.getName()));
    var here = stores.stream().filter(store -> roles.runs(store.service())).toList();
    try (var scope = Executors.newVirtualThreadPerTaskExecutor()) {
      here.forEach(store -> scope.submit(store::prepare));
    }
    here.forEach(Store::prepare);
    bus.declare(listeners.stream().flatMap(l -> l.subscriptions().stream()).toList());
    listeners.stream()
        .flatMap(listener -> listener.subscriptions().stream())
        .filter(one -> one.isEverywhere() || roles.runs(one.service()))
        .forEach(bus::listen);
    here.forEach(store -> bus.relay(store.service(), store.outbox()));
    duties.stream().filter(chore -> roles.runs(chore.getClass())).forEach(chores::start);
    here.forEach(store -> chores.start(new ForgetHandled(store)));
    here.forEach(store -> chores.start(new ForgetRelayed(store, factsKept)));
    here.forEach(store -> chores.start(new TellLostActs(store)));
    ready = true;
    LOG.infof("running: %s", roles);
  }

  /** Last of all: the doors are closed by then, and what stands on the ground has left it. */
  void stop(@Observes @Priority(LAST) ShutdownEvent event) {
    close();
  }

  private void close() {
    ready = false;
    chores.close();
    bus.close();
    Infrastructure.current().close();
  }

  /** Ends this process in good order, before it serves what it must not. */
  public void giveUp(String why) {
    end(new StartRefused(List.of(why)));
  }

  private void end(StartRefused refused) {
    close();
    System.err.println(refused.getMessage());
    Runtime.getRuntime().halt(StartRefused.EXIT_STATUS);
  }

  public boolean isReady() {
    return ready;
  }
}
